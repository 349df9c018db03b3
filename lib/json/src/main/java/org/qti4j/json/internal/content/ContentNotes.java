// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Loss;
import org.qti4j.json.UnknownKeys;
import org.qti4j.json.internal.JsonText;
import org.qti4j.json.internal.api.UnknownMembers;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.xml.internal.XmlText;

/** What there is to say about a content tree that is read, by JSON Pointer. */
final class ContentNotes {
    private final UnknownKeys unknownKeys;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    ContentNotes(UnknownKeys unknownKeys) {
        this.unknownKeys = unknownKeys;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    List<Loss> losses() {
        return losses;
    }

    /** Returns the pointers of the members that are none of the form. */
    List<String> unknown() {
        return unknown;
    }

    void error(String code, String message, String pointer) {
        diagnostics.add(Diagnostic.error(code, message, Location.unknown().withPointer(pointer)));
    }

    void wrongKind(String key, String expected, @Nullable Object value, String pointer) {
        error("json-wrong-kind", key + " must be " + expected + ", not " + JsonText.kind(value), pointer);
    }

    void unknown(String pointer, String what) {
        unknown.add(pointer);
        diagnostics.add(Diagnostic.of(
                UnknownMembers.severity(unknownKeys),
                "json-unknown-key",
                UnknownMembers.message(unknownKeys, pointer, what),
                Location.unknown().withPointer(pointer)));
    }

    void lost(String message, String pointer) {
        losses.add(new Loss(message, Location.unknown().withPointer(pointer)));
    }

    /** Returns the text without the characters that XML cannot hold, which are an error. */
    String clean(String text, String pointer) {
        String clean = XmlText.withoutForbidden(text);
        if (!clean.equals(text)) {
            error("json-wrong-value", "the text has characters that XML cannot hold; they are left out", pointer);
        }
        return clean;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import org.jspecify.annotations.Nullable;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.xml.QtiDocument;

/** A document that is edited as text or as model. The text stays as it is until the model was changed. Not thread-safe. */
final class EditedDocument<R extends QtiElement> {
    private final Class<R> type;
    private String text;
    private @Nullable QtiDocument<R> model;
    private String asRead = "";

    EditedDocument(String text, Class<R> type) {
        this.text = text;
        this.type = type;
    }

    R root() {
        if (model == null) {
            // Not checked: what is stored may be invalid, and only what the edit makes worse is its fault.
            model = Documents.XML.readUnchecked(text, type);
            asRead = Documents.text(model.root());
        }
        return model.root();
    }

    String text() {
        if (model == null) {
            return text;
        }
        String now = Documents.text(model.root());
        return now.equals(asRead) ? text : now;
    }

    void text(String newText) {
        text = newText;
        model = null;
    }

    /** Returns what the model did not keep, when it is the model that is sent. */
    Diagnostics losses() {
        return model == null || Documents.text(model.root()).equals(asRead) ? Diagnostics.none() : model.diagnostics();
    }
}

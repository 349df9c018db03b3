// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.content;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Loss;
import org.qti4j.json.UnknownKeys;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.TreeCheck;
import org.qti4j.model.grammar.ElementDeclaration;

/** Single elements written as in a content tree, as far as they are plain: the API does not say how it writes conditions. */
public final class ContentCondition {
    /**
     * What an element means.
     *
     * @param value the element in form QTI, or null when it cannot be read or would not be valid
     * @param losses what was guessed
     */
    public record Result(@Nullable Map<String, Object> value, List<String> losses) {}

    private ContentCondition() {}

    /** Reads an element. */
    public static Result read(ElementDeclaration declaration, Map<String, Object> value) {
        ContentNotes notes = new ContentNotes(UnknownKeys.REFUSE);
        ElementTree tree = new ContentReader(notes).element(declaration, value, "", ContentScope.ofDocument());
        boolean[] valid = {notes.diagnostics().isEmpty()};
        TreeCheck.check(declaration, tree.value(), "", (at, message) -> valid[0] = false);
        return new Result(
                valid[0] ? tree.value() : null,
                notes.losses().stream().map(Loss::message).toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.source;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceDocument.Form;

/** Makes a {@link SourceDocument} from the events of a parser. For one document, by one thread. */
public final class SourceBuilder {
    private final SourceDocument document;
    private @Nullable SourceElement open;

    /** Begins an XML document. */
    public SourceBuilder() {
        this(Form.XML, null);
    }

    /**
     * Begins a document.
     *
     * @param json the object that was given when the form is {@link Form#JSON_API}, otherwise null
     */
    public SourceBuilder(Form form, @Nullable Map<String, Object> json) {
        this.document = new SourceDocument(form, json);
    }

    /**
     * Opens an element.
     *
     * @param namespace the namespace, empty for none
     * @param name the local name
     * @param line the line of the start tag from 1, or -1
     * @param column the column of the start tag from 1, or -1
     * @param offset where the start tag begins in UTF-16 code units from 0, or -1
     * @param pointer the JSON Pointer of the element, or the empty string
     * @param attributes names and values in turn; not copied
     */
    public void start(
            String namespace, String name, int line, int column, long offset, String pointer, String... attributes) {
        SourceElement element = new SourceElement(document, open, namespace, name, line, column, offset, pointer);
        element.attributes(attributes);
        document.add(element);
        if (open != null) {
            open.append(element);
        }
        open = element;
    }

    /** Adds text to the open element; what stands outside the root is passed over. */
    public void text(String text) {
        if (open != null) {
            open.append(text);
        }
    }

    /**
     * Closes the open element.
     *
     * @param endOffset where its end tag begins in UTF-16 code units from 0, or -1
     */
    public void end(long endOffset) {
        SourceElement element = open;
        if (element != null) {
            element.ended(endOffset);
            open = element.parent();
        }
    }

    /** Returns the document, as far as it was read. */
    public SourceDocument document() {
        return document;
    }
}

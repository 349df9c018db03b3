// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostics;

/** The JSON forms of QTI documents, both ways. Immutable and thread-safe. */
public final class QtiJson {
    private QtiJson() {}

    /** Returns the front door with default settings. */
    public static QtiJson create() {
        return new QtiJson();
    }

    /**
     * Returns the JSON object that the update endpoints take for this document.
     *
     * @param beside what {@link #apiToXml} gave beside the XML, or an empty map
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the text is not a well-formed QTI document
     */
    public ApiJson xmlToApi(String xml, Map<String, Object> beside) {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the QTI document that a JSON object of the update endpoints means.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the object cannot be understood as one of this kind
     */
    public ApiXml apiToXml(Map<String, Object> api, ApiKind kind) {
        throw new UnsupportedOperationException();
    }

    /** Returns the document as the service's parsed {@code content} tree. */
    public ContentJson xmlToContent(String xml) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes an XML document as JSON. Neither stream is closed.
     *
     * @param beside for form {@link JsonForm#API}, what the conversion to XML gave beside it; otherwise an empty map
     * @throws IOException when bytes cannot be read or written
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the document is not well-formed
     */
    public Conversion xmlToJson(InputStream xml, OutputStream json, JsonForm form, Map<String, Object> beside) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a JSON document as XML. Neither stream is closed.
     *
     * @param kind for form {@link JsonForm#API}, what the object is; null to tell it by its members
     * @throws IOException when bytes cannot be read or written
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the document is not JSON of this form
     */
    public Conversion jsonToXml(InputStream json, OutputStream xml, JsonForm form, @Nullable ApiKind kind) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns everything that is wrong with a JSON document by the schema; findings have a JSON Pointer, line and column.
     *
     * @param form the form of the document; null to tell it by its members
     * @throws IOException when the bytes cannot be had
     */
    public Diagnostics validate(InputStream json, @Nullable JsonForm form) throws IOException {
        throw new UnsupportedOperationException();
    }
}

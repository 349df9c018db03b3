// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.Map;

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
}

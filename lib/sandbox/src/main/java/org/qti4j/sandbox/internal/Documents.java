// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.Map;
import org.qti4j.json.ApiKind;

/** What the sandbox needs of the conversions and of the schema. Thread-safe. */
public interface Documents {
    /** A document and what XML cannot hold of the JSON it came from. */
    record Written(String xml, Map<String, Object> beside) {}

    /**
     * Returns the JSON of the endpoints for a document.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the text is no well-formed document of this kind
     */
    Map<String, Object> api(Written document, ApiKind kind);

    /**
     * Returns the document for JSON of the endpoints.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when something required is missing or wrong
     */
    Written document(Map<String, Object> api, ApiKind kind);

    /** Returns the parsed {@code content} tree. */
    Map<String, Object> content(String xml);

    /** Tells whether the document is valid by the schema. */
    boolean isValid(String xml);
}

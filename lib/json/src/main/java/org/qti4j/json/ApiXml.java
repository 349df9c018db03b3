// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.Map;
import org.qti4j.model.diagnostic.Diagnostics;

/**
 * The QTI document that a JSON object in form {@link JsonForm#API} means.
 *
 * @param kind what it is
 * @param xml the document
 * @param beside what XML cannot hold; with it {@link QtiJson#xmlToApi} gives the identical JSON again; empty when there is none
 * @param diagnostics what is missing or wrong in the JSON
 * @param origins where in the JSON the parts of the document come from
 */
public record ApiXml(
        ApiKind kind, String xml, Map<String, Object> beside, Diagnostics diagnostics, JsonOrigins origins) {}

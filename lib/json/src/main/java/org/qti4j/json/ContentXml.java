// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.Map;
import org.qti4j.model.diagnostic.Diagnostics;

/**
 * The QTI document that a JSON object in form {@link JsonForm#CONTENT} means, as far as that form tells.
 *
 * @param xml the document
 * @param beside with {@link UnknownKeys#KEEP}, what makes the JSON of the document the JSON that was given; empty otherwise
 * @param losses what the form does not tell, such as the order of children with different names, and what was guessed instead
 * @param diagnostics what is wrong in the JSON
 * @param origins where in the JSON the parts of the document come from
 */
public record ContentXml(
        String xml, Map<String, Object> beside, LossReport losses, Diagnostics diagnostics, JsonOrigins origins) {}

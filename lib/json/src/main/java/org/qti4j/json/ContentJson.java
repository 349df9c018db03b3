// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.Map;

/**
 * A document in form {@link JsonForm#CONTENT}.
 *
 * @param value the JSON object with one member, the root element
 * @param losses what of the XML document this form cannot hold
 */
public record ContentJson(Map<String, Object> value, LossReport losses) {}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.Map;

/**
 * A document in form {@link JsonForm#API}.
 *
 * @param kind what it is
 * @param value the JSON object: values are {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger},
 *     {@code BigDecimal}, {@code List}, {@code Map} or null
 * @param losses what of the XML document this form cannot hold
 */
public record ApiJson(ApiKind kind, Map<String, Object> value, LossReport losses) {}

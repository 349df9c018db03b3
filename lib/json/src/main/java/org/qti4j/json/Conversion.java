// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.Map;
import org.qti4j.model.diagnostic.Diagnostics;

/**
 * What a conversion has to say beside its output.
 *
 * @param beside what XML cannot hold, when JSON in form {@link JsonForm#API} became XML; given back to {@link QtiJson} with that XML, the
 *     identical JSON returns; empty otherwise
 * @param losses what the output cannot hold
 * @param diagnostics what is missing or wrong in the input, though it could be converted
 */
public record Conversion(Map<String, Object> beside, LossReport losses, Diagnostics diagnostics) {}

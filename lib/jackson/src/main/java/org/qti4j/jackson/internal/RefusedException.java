// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import org.qti4j.model.diagnostic.QtiFormatException;

/** A mapper's exception that has both the diagnostics, in its cause, and their place; the constructors of its class give one of the two. */
final class RefusedException extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    RefusedException(JsonParser in, String message, JsonLocation place, QtiFormatException cause) {
        super(in, message, cause);
        _location = place;
    }
}

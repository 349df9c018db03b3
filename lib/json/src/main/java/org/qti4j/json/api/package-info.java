// SPDX-License-Identifier: Apache-2.0
/** The payloads of the QTI API's update endpoints as records that can be filled by hand. */
@NullMarked
package org.qti4j.json.api;

import org.jspecify.annotations.NullMarked;

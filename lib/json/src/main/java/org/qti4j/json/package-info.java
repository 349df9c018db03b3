// SPDX-License-Identifier: Apache-2.0
/** The JSON forms of QTI, in both directions: {@link org.qti4j.json.QtiJson} is the entry. */
@NullMarked
package org.qti4j.json;

import org.jspecify.annotations.NullMarked;

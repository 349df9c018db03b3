// SPDX-License-Identifier: Apache-2.0
/** Validation by the schema and by rules that the schema cannot say: {@link org.qti4j.rules.QtiValidator}. */
@NullMarked
package org.qti4j.rules;

import org.jspecify.annotations.NullMarked;

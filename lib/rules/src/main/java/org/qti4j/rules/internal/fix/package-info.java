// SPDX-License-Identifier: Apache-2.0
/** Remedies, as changes of the text. */
@NullMarked
package org.qti4j.rules.internal.fix;

import org.jspecify.annotations.NullMarked;

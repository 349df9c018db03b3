// SPDX-License-Identifier: Apache-2.0
/** Finds where two documents say different things. */
@NullMarked
package org.qti4j.xml.internal.diff;

import org.jspecify.annotations.NullMarked;

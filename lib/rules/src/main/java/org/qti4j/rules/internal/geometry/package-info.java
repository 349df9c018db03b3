// SPDX-License-Identifier: Apache-2.0
/** Group D: geometry and media. */
@NullMarked
package org.qti4j.rules.internal.geometry;

import org.jspecify.annotations.NullMarked;

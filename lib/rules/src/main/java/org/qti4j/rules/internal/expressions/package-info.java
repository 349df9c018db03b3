// SPDX-License-Identifier: Apache-2.0
/** Group F: expressions. */
@NullMarked
package org.qti4j.rules.internal.expressions;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Group A: declarations of variables. */
@NullMarked
package org.qti4j.rules.internal.declarations;

import org.jspecify.annotations.NullMarked;

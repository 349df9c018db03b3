// SPDX-License-Identifier: Apache-2.0
/** Group B: interactions and their response variables. */
@NullMarked
package org.qti4j.rules.internal.binding;

import org.jspecify.annotations.NullMarked;

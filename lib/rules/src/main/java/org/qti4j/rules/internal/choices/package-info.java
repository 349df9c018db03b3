// SPDX-License-Identifier: Apache-2.0
/** Group C: choices and limits. */
@NullMarked
package org.qti4j.rules.internal.choices;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Whole-chain tests, the examples of the README and the rules of the architecture. Not published. */
@NullMarked
package org.qti4j.it;

import org.jspecify.annotations.NullMarked;

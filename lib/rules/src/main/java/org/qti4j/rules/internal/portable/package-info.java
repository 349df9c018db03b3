// SPDX-License-Identifier: Apache-2.0
/** Group H: portable custom interactions. */
@NullMarked
package org.qti4j.rules.internal.portable;

import org.jspecify.annotations.NullMarked;

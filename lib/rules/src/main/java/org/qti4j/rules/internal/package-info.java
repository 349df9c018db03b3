// SPDX-License-Identifier: Apache-2.0
/** How rules are run. */
@NullMarked
package org.qti4j.rules.internal;

import org.jspecify.annotations.NullMarked;

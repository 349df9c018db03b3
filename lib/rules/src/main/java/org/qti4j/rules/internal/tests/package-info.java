// SPDX-License-Identifier: Apache-2.0
/** Group I: tests. */
@NullMarked
package org.qti4j.rules.internal.tests;

import org.jspecify.annotations.NullMarked;

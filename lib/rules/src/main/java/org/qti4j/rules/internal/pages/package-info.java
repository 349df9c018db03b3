// SPDX-License-Identifier: Apache-2.0
/** The pages about the rules. */
@NullMarked
package org.qti4j.rules.internal.pages;

import org.jspecify.annotations.NullMarked;

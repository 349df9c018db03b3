// SPDX-License-Identifier: Apache-2.0
/** Rules between the documents of a folder. */
@NullMarked
package org.qti4j.rules.internal.bank;

import org.jspecify.annotations.NullMarked;

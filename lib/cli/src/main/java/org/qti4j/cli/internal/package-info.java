// SPDX-License-Identifier: Apache-2.0
/** The commands and what they share. Not for use from outside. */
@NullMarked
package org.qti4j.cli.internal;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The command {@code qti}: {@link org.qti4j.cli.Qti} starts it. */
@NullMarked
package org.qti4j.cli;

import org.jspecify.annotations.NullMarked;

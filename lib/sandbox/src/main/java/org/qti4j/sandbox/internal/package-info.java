// SPDX-License-Identifier: Apache-2.0
/** The server, its endpoints and what they store. Not exported. */
@NullMarked
package org.qti4j.sandbox.internal;

import org.jspecify.annotations.NullMarked;

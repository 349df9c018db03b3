// SPDX-License-Identifier: Apache-2.0
/** The document as rules see it: its elements with their places. */
@NullMarked
package org.qti4j.rules.source;

import org.jspecify.annotations.NullMarked;

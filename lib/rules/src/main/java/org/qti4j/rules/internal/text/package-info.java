// SPDX-License-Identifier: Apache-2.0
/** The text of a document that was judged. */
@NullMarked
package org.qti4j.rules.internal.text;

import org.jspecify.annotations.NullMarked;

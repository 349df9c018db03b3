// SPDX-License-Identifier: Apache-2.0
/** Documents in form QTI as trees of maps and lists: building, reading and checking them by the grammar. */
@NullMarked
package org.qti4j.json.internal.tree;

import org.jspecify.annotations.NullMarked;

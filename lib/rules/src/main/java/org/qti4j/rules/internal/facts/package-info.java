// SPDX-License-Identifier: Apache-2.0
/** What several rules want to know of a document, found once. */
@NullMarked
package org.qti4j.rules.internal.facts;

import org.jspecify.annotations.NullMarked;

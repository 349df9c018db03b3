// SPDX-License-Identifier: Apache-2.0
/** What the schema says, as tables: {@link org.qti4j.model.grammar.QtiGrammar} is the entry. Immutable and thread-safe throughout. */
@NullMarked
package org.qti4j.model.grammar;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The XJC plugin {@code -Xqti}. It reads the schema that XJC has parsed (XSOM) once and derives two things from it: the members of
 * the model classes ({@link org.qti4j.xjc.ModelEmitter}) and the grammar tables ({@link org.qti4j.xjc.GrammarTables}).
 */
package org.qti4j.xjc;

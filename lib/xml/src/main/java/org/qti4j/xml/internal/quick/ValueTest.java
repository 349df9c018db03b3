// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.quick;

/** Tells whether a text is a value of a datatype. */
@FunctionalInterface
interface ValueTest {
    /** Every text is a value. */
    ValueTest ANYTHING = text -> true;

    /** Nothing is known about any text. */
    ValueTest NEVER_SURE = text -> false;

    /** Returns true when the text is a value for sure; false when it is not, or when that is not known. */
    boolean isSure(String text);
}

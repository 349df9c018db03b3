// SPDX-License-Identifier: Apache-2.0
/** The QTI API in this process, on loopback, for demos and tests: {@link org.qti4j.sandbox.QtiSandbox} is the entry. */
@NullMarked
package org.qti4j.sandbox;

import org.jspecify.annotations.NullMarked;

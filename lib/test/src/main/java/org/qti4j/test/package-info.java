// SPDX-License-Identifier: Apache-2.0
/**
 * For tests of programs that send, make or change QTI: {@link org.qti4j.test.QtiSandboxTest} gives each test a sandbox of its own and a
 * client for it, {@link org.qti4j.test.QtiAssertions} tells whether documents are valid and say the same.
 */
@NullMarked
package org.qti4j.test;

import org.jspecify.annotations.NullMarked;

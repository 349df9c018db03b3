// SPDX-License-Identifier: Apache-2.0
/** Helpers of this build's own tests: the test data, infoset comparison. Depends on no other module and is not published. */
@NullMarked
package org.qti4j.testkit;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Measures how long this library takes, as ratios to a bare scan of the same documents in the same run. */
@NullMarked
package org.qti4j.bench;

import org.jspecify.annotations.NullMarked;

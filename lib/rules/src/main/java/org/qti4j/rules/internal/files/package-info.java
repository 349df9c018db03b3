// SPDX-License-Identifier: Apache-2.0
/** Many files in one run. */
@NullMarked
package org.qti4j.rules.internal.files;

import org.jspecify.annotations.NullMarked;

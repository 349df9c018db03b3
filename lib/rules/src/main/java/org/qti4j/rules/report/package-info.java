// SPDX-License-Identifier: Apache-2.0
/** Reports of many files, written while they are judged. */
@NullMarked
package org.qti4j.rules.report;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Group E: references and processing. */
@NullMarked
package org.qti4j.rules.internal.processing;

import org.jspecify.annotations.NullMarked;

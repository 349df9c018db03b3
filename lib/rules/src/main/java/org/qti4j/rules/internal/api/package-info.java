// SPDX-License-Identifier: Apache-2.0
/** Group K: the update endpoints of the API and their known traps. */
@NullMarked
package org.qti4j.rules.internal.api;

import org.jspecify.annotations.NullMarked;

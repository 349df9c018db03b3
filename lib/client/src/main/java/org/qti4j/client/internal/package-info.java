// SPDX-License-Identifier: Apache-2.0
/** How requests are sent, repeated and judged. Not exported. */
@NullMarked
package org.qti4j.client.internal;

import org.jspecify.annotations.NullMarked;

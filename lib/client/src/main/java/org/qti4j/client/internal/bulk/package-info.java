// SPDX-License-Identifier: Apache-2.0
/** How a push is done and written down. */
@NullMarked
package org.qti4j.client.internal.bulk;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** How {@code QtiJson} works. Not part of the API. */
@NullMarked
package org.qti4j.json.internal;

import org.jspecify.annotations.NullMarked;

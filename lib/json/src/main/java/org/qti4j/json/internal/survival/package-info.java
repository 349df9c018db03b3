// SPDX-License-Identifier: Apache-2.0
/** What the service's converter from JSON makes of items. */
@NullMarked
package org.qti4j.json.internal.survival;

import org.jspecify.annotations.NullMarked;

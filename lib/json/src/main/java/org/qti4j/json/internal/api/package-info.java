// SPDX-License-Identifier: Apache-2.0
/** Form API: the objects of the update endpoints from and to trees of form QTI. */
@NullMarked
package org.qti4j.json.internal.api;

import org.jspecify.annotations.NullMarked;

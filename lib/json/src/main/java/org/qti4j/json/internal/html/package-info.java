// SPDX-License-Identifier: Apache-2.0
/** HTML fragments from and to content of form QTI. */
@NullMarked
package org.qti4j.json.internal.html;

import org.jspecify.annotations.NullMarked;

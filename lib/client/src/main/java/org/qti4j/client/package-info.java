// SPDX-License-Identifier: Apache-2.0
/** The update endpoints of the QTI API: {@link org.qti4j.client.QtiClient} is the entry. */
@NullMarked
package org.qti4j.client;

import org.jspecify.annotations.NullMarked;

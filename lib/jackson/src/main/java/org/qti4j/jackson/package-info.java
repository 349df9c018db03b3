// SPDX-License-Identifier: Apache-2.0
/** {@link org.qti4j.jackson.QtiModule}: QTI model types inside the objects that Jackson's mappers read and write. */
@NullMarked
package org.qti4j.jackson;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Not for use outside the library: the serializer, the deserializer, and the XML readers that stop between elements. */
@NullMarked
package org.qti4j.jackson.internal;

import org.jspecify.annotations.NullMarked;

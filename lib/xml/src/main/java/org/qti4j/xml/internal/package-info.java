// SPDX-License-Identifier: Apache-2.0
/** How {@code QtiXml} works. Not part of the API. */
@NullMarked
package org.qti4j.xml.internal;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** QTI as XML: reading, writing and offline schema validation. {@link org.qti4j.xml.QtiXml} is the entry. */
@NullMarked
package org.qti4j.xml;

import org.jspecify.annotations.NullMarked;

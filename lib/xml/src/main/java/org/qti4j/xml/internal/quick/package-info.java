// SPDX-License-Identifier: Apache-2.0
/**
 * A judge that is several times faster than the schema validator and may be unsure: it says that a document is valid, or that somebody else
 * has to look.
 */
@NullMarked
package org.qti4j.xml.internal.quick;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The parsed content tree of the service, both ways. */
@NullMarked
package org.qti4j.json.internal.content;

import org.jspecify.annotations.NullMarked;

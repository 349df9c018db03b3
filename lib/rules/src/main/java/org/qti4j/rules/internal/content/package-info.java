// SPDX-License-Identifier: Apache-2.0
/** Group G: templates, feedback, content, accessibility. */
@NullMarked
package org.qti4j.rules.internal.content;

import org.jspecify.annotations.NullMarked;

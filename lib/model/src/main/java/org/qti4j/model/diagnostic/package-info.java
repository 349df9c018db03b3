// SPDX-License-Identifier: Apache-2.0
/** What Qti4j has to say about a document: findings with a severity, a stable code, words and a place. */
@NullMarked
package org.qti4j.model.diagnostic;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What other modules share with this one: how files are told apart and written, and how people are told. Not part of the API. */
@NullMarked
package org.qti4j.xml.internal.shared;

import org.jspecify.annotations.NullMarked;

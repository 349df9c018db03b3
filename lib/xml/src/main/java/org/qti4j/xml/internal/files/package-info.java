// SPDX-License-Identifier: Apache-2.0
/** How every module writes its files. Not part of the API. */
@NullMarked
package org.qti4j.xml.internal.files;

import org.jspecify.annotations.NullMarked;

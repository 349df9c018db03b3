// SPDX-License-Identifier: Apache-2.0
/** Pushes a folder of documents to the service so that it can be interrupted at any moment and taken up again. */
@NullMarked
package org.qti4j.client.bulk;

import org.jspecify.annotations.NullMarked;

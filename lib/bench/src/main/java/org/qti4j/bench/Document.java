// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import org.qti4j.model.QtiElement;

/**
 * A document as every row wants to have it, all in memory before the first measurement.
 *
 * @param name its path
 * @param xml its bytes
 * @param model the objects read from it
 * @param json the same document in form QTI, written by the library without line breaks
 * @param jsonText the same as text
 */
record Document(String name, byte[] xml, QtiElement model, byte[] json, String jsonText) {}

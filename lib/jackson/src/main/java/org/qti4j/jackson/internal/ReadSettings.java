// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import java.io.IOException;
import javax.xml.transform.Source;
import org.qti4j.model.QtiElement;
import org.qti4j.xml.QtiXml;

/**
 * How model objects are read.
 *
 * @param xml reads the events, of JSON too
 * @param checked whether the schema is asked
 * @param jsonLimit characters of names and values that one model object may have in JSON
 */
public record ReadSettings(QtiXml xml, boolean checked, long jsonLimit) {
    QtiElement read(Source events, Class<? extends QtiElement> type) throws IOException {
        return checked
                ? xml.read(events, type)
                : xml.readUnchecked(events, type).root();
    }
}

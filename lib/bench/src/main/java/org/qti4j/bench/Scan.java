// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The unit of all figures: Woodstox going over a document, looking at every attribute and text. */
final class Scan {
    private Scan() {}

    /** Returns a factory with Woodstox's own settings, but for DOCTYPEs. */
    static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }

    /** Returns a number that depends on every element, attribute and text. */
    static long scan(XMLStreamReader reader) throws XMLStreamException {
        long seen = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    seen++;
                    for (int i = reader.getAttributeCount() - 1; i >= 0; i--) {
                        seen += reader.getAttributeValue(i).length();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    seen += reader.getTextLength();
                default -> {}
            }
        }
        reader.close();
        return seen;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import javax.xml.stream.XMLStreamReader;
import org.qti4j.xml.internal.XmlEvents;

/** Finds out what the root of a document is called. */
final class RootName implements XmlEvents {
    private String name = "";

    String name() {
        return name;
    }

    @Override
    public void startElement(XMLStreamReader reader) {
        if (name.isEmpty()) {
            name = reader.getLocalName();
        }
    }

    @Override
    public void endElement(XMLStreamReader reader) {
        // Only the first start tag counts.
    }

    @Override
    public void text(XMLStreamReader reader) {
        // As above.
    }
}

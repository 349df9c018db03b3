// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.xml.internal.XmlEvents;
import org.qti4j.xml.internal.XmlPass;
import org.qti4j.xml.internal.XmlPath;

/** Remembers where the elements of a document begin, by their XPaths. */
public final class Places implements XmlEvents {
    private final Map<String, Location> places = new HashMap<>();
    private final XmlPath path = new XmlPath();

    /** Makes the places of the document of one pass. */
    public Places() {}

    @Override
    public void startElement(XMLStreamReader reader) {
        path.enter(reader.getLocalName());
        places.put(path.toString(), XmlPass.location(reader));
    }

    @Override
    public void endElement(XMLStreamReader reader) {
        path.leave();
    }

    @Override
    public void text(XMLStreamReader reader) {
        // Texts have the place of their element.
    }

    /** Returns the place of an element or of what stands in it, with the line and column of the nearest element that is known. */
    public Location of(String wanted) {
        for (String element = wanted;
                !element.isEmpty();
                element = element.substring(0, Math.max(0, element.lastIndexOf('/')))) {
            Location known = places.get(element);
            if (known != null) {
                return known.withPath(wanted);
            }
        }
        return Location.unknown().withPath(wanted);
    }
}

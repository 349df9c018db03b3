// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.xml.internal.PlacedReader;
import org.qti4j.xml.internal.XmlEvents;
import org.qti4j.xml.internal.XmlPass;
import org.qti4j.xml.internal.XmlPath;

/** Where some attributes of a JSON document stand, by a second pass over it. */
final class AttributePlaces implements XmlEvents {
    private final Set<String> wanted;
    private final Set<String> elements = new HashSet<>();
    private final Map<String, Location> found = new HashMap<>();
    private final XmlPath path = new XmlPath();

    private AttributePlaces(Set<String> wanted) {
        this.wanted = wanted;
        wanted.forEach(each -> elements.add(each.substring(0, each.lastIndexOf("/@"))));
    }

    /** Opens the document again. */
    interface Opener {
        XMLStreamReader open() throws IOException;
    }

    /** Returns the places by the XPaths of the attributes; those that are not there are left out. */
    static Map<String, Location> find(Opener opener, Set<String> wanted) throws IOException {
        AttributePlaces places = new AttributePlaces(wanted);
        XMLStreamReader reader = opener.open();
        try {
            XmlPass.run(() -> reader, List.of(places));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return places.found;
    }

    @Override
    public void startElement(XMLStreamReader reader) {
        path.enter(reader.getLocalName());
        String element = path.toString();
        if (elements.contains(element) && reader instanceof PlacedReader placed) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String local = reader.getAttributeLocalName(i);
                Location place = placed.placeOfAttribute(local);
                String prefix = reader.getAttributePrefix(i);
                note(element + "/@" + local, place);
                if (prefix != null && !prefix.isEmpty()) {
                    note(element + "/@" + prefix + ":" + local, place);
                }
            }
        }
    }

    private void note(String attribute, Location place) {
        if (wanted.contains(attribute)) {
            found.put(attribute, place);
        }
    }

    @Override
    public void endElement(XMLStreamReader reader) {
        path.leave();
    }

    @Override
    public void text(XMLStreamReader reader) {
        // Only attributes count.
    }
}

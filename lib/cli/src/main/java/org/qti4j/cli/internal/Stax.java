// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.qti4j.xml.XmlLimits;

/** Readers for what the commands themselves want to know of an XML document. They read nothing outside of it. */
final class Stax {
    private static final WstxInputFactory FACTORY = factory();

    private Stax() {}

    private static WstxInputFactory factory() {
        XmlLimits limits = XmlLimits.defaults();
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(XMLInputFactory2.P_AUTO_CLOSE_INPUT, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read: " + systemId);
        });
        factory.setProperty(WstxInputProperties.P_DTD_RESOLVER, factory.getXMLResolver());
        factory.setProperty(WstxInputProperties.P_ENTITY_RESOLVER, factory.getXMLResolver());
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributes());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.attributeLength());
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, limits.characters());
        return factory;
    }

    static XMLStreamReader2 reader(InputStream bytes) throws XMLStreamException {
        return (XMLStreamReader2) FACTORY.createXMLStreamReader(bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLOutputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.qti4j.xml.XmlLimits;

/**
 * The one place where XML readers and writers are made. The factories are made by name, never looked up: a class path decides otherwise
 * which parser reads hostile text.
 */
public final class SecureStax {
    private static final WstxOutputFactory OUTPUT = outputFactory();

    private final WstxInputFactory input;

    /** Makes readers that keep to the limits. */
    public SecureStax(XmlLimits limits) {
        WstxInputFactory factory = new WstxInputFactory();
        secure(factory, limits);
        this.input = factory;
    }

    /** Gives a factory the settings that all readers of the library have. */
    public static void secure(WstxInputFactory factory, XmlLimits limits) {
        factory.configureForSpeed();
        // No DTD is read and no entity expanded; that there is a DOCTYPE is then reported as an error by those who read
        // the events.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        // Should anything still ask for another file, it gets this.
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the document is read: " + systemId);
        });
        factory.setProperty(WstxInputProperties.P_DTD_RESOLVER, factory.getXMLResolver());
        factory.setProperty(WstxInputProperties.P_ENTITY_RESOLVER, factory.getXMLResolver());
        factory.setProperty(WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER, null);
        // Errors come from next(), where they are expected, and not from a later getText().
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(XMLInputFactory2.P_PRESERVE_LOCATION, true);
        factory.setProperty(XMLInputFactory2.P_REPORT_CDATA, false);
        factory.setProperty(XMLInputFactory2.P_REPORT_PROLOG_WHITESPACE, false);
        factory.setProperty(XMLInputFactory2.P_AUTO_CLOSE_INPUT, false);
        // Otherwise the blanks around the value of xml:id are taken away, and it is not written as it was read.
        factory.setProperty(XMLInputFactory2.XSP_SUPPORT_XMLID, XMLInputFactory2.XSP_V_XMLID_NONE);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributes());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.attributeLength());
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, limits.characters());
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1L);
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_DEPTH, 1);
    }

    private static WstxOutputFactory outputFactory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        factory.configureForSpeed();
        factory.setProperty(XMLOutputFactory2.IS_REPAIRING_NAMESPACES, false);
        factory.setProperty(XMLOutputFactory2.P_AUTOMATIC_EMPTY_ELEMENTS, true);
        return factory;
    }

    /** Returns a reader of bytes in any encoding that XML allows. */
    public XMLStreamReader2 reader(InputStream bytes) throws XMLStreamException {
        return (XMLStreamReader2) input.createXMLStreamReader(bytes);
    }

    /** Returns a reader of characters. */
    public XMLStreamReader2 reader(Reader characters) throws XMLStreamException {
        return (XMLStreamReader2) input.createXMLStreamReader(characters);
    }

    /** Returns a writer of UTF-8. */
    public static XMLStreamWriter writer(OutputStream bytes) throws XMLStreamException {
        return OUTPUT.createXMLStreamWriter(bytes, "UTF-8");
    }

    /** Returns a writer of characters. */
    public static XMLStreamWriter writer(Writer characters) throws XMLStreamException {
        return OUTPUT.createXMLStreamWriter(characters);
    }
}

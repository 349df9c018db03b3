// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Source;
import org.codehaus.stax2.XMLStreamReader2;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SecureStax;

/** Makes hardened readers that model objects can be read from while a mapper's parser is on top. */
public final class SteppingFactory extends WstxInputFactory {
    /** Makes a factory whose readers keep to the limits. */
    public SteppingFactory(XmlLimits limits) {
        SecureStax.secure(this, limits);
    }

    private static XMLStreamReader2 stepping(XMLStreamReader reader) {
        return new SteppingReader((XMLStreamReader2) reader);
    }

    @Override
    public XMLStreamReader createXMLStreamReader(InputStream bytes) throws XMLStreamException {
        return stepping(super.createXMLStreamReader(bytes));
    }

    @Override
    public XMLStreamReader createXMLStreamReader(InputStream bytes, String encoding) throws XMLStreamException {
        return stepping(super.createXMLStreamReader(bytes, encoding));
    }

    @Override
    public XMLStreamReader createXMLStreamReader(String systemId, InputStream bytes) throws XMLStreamException {
        return stepping(super.createXMLStreamReader(systemId, bytes));
    }

    @Override
    public XMLStreamReader createXMLStreamReader(Reader characters) throws XMLStreamException {
        return stepping(super.createXMLStreamReader(characters));
    }

    @Override
    public XMLStreamReader createXMLStreamReader(String systemId, Reader characters) throws XMLStreamException {
        return stepping(super.createXMLStreamReader(systemId, characters));
    }

    @Override
    public XMLStreamReader createXMLStreamReader(Source source) throws XMLStreamException {
        return stepping(super.createXMLStreamReader(source));
    }

    @Override
    public XMLStreamReader2 createXMLStreamReader(URL address) throws XMLStreamException {
        return stepping(super.createXMLStreamReader(address));
    }

    @Override
    public XMLStreamReader2 createXMLStreamReader(File file) throws XMLStreamException {
        return stepping(super.createXMLStreamReader(file));
    }
}

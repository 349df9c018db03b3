// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Reads XML with the JDK's own parser, so that the library is not judged by itself. */
final class Xml {
    private Xml() {}

    /** Returns the document, or fails. */
    static Document document(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            // CDATA marks say nothing.
            factory.setCoalescing(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | org.xml.sax.SAXException | java.io.IOException e) {
            throw new AssertionError("not well-formed: " + xml, e);
        }
    }

    /** Returns the text of a document. */
    static String text(Document document) {
        try {
            StringWriter text = new StringWriter();
            Transformer copy = TransformerFactory.newDefaultInstance().newTransformer();
            copy.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the name of the root of a fragment, which may have several elements: the first of them. */
    static String root(String xml) {
        return document("<fragment>" + xml + "</fragment>")
                .getDocumentElement()
                .getElementsByTagName("*")
                .item(0)
                .getNodeName();
    }
}

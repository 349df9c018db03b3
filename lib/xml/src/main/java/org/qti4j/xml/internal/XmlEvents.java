// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What takes part in one pass over a document. Each method is called while the reader stands on the event; what it needs of the event it
 * takes from there.
 */
public interface XmlEvents {
    /** A document begins. */
    default void startDocument(XMLStreamReader reader) throws XMLStreamException {}

    /** A start tag. */
    void startElement(XMLStreamReader reader) throws XMLStreamException;

    /** An end tag. */
    void endElement(XMLStreamReader reader) throws XMLStreamException;

    /** A piece of text; a text may come in several pieces. */
    void text(XMLStreamReader reader) throws XMLStreamException;

    /** A comment. */
    default void comment(XMLStreamReader reader) throws XMLStreamException {}

    /** A processing instruction. */
    default void processingInstruction(XMLStreamReader reader) throws XMLStreamException {}

    /** The document ends. */
    default void endDocument(XMLStreamReader reader) throws XMLStreamException {}
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A reader that may have its document at hand as a whole. */
public interface RepeatableReader extends XMLStreamReader {
    /** Tells whether {@link #again} can be called. */
    boolean isRepeatable();

    /** Returns another reader that stands at the start of the document. */
    XMLStreamReader again() throws XMLStreamException;
}

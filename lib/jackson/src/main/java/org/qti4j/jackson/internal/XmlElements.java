// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.xml.deser.FromXmlParser;
import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.transform.stax.StAXSource;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/**
 * Reads a model object from below a mapper's parser of XML. When the parser says that the element of a property begins, its reader stands
 * on the start tag of the first element inside; from there the QTI is read without the parser, which then gets to see an empty element.
 */
record XmlElements(DeclaredType type, ReadSettings settings) {
    @Nullable
    Object read(FromXmlParser in) throws IOException {
        if (in.hasToken(JsonToken.VALUE_STRING) && in.getText().isBlank()) {
            // How the mapper writes null.
            return null;
        }
        if (!(in.getStaxReader() instanceof SteppingReader reader)) {
            throw refused(
                    "xml-mapper-factory",
                    "this XmlMapper cannot read QTI without loss: make it with QtiModule.secureXmlFactory()",
                    in);
        }
        boolean atElement = in.hasToken(JsonToken.START_OBJECT)
                && in.nextToken() == JsonToken.FIELD_NAME
                && reader.getEventType() == XMLStreamConstants.START_ELEMENT
                && in.currentName().equals(reader.getLocalName());
        if (!atElement) {
            throw refused(
                    "xml-mapper-shape",
                    "expected an element without attributes that holds one element of QTI and nothing else",
                    in);
        }
        Location place = place(in);
        QtiElement element = settings.read(new StAXSource(reader.element()), type.classOf(reader.getName(), place));
        reader.replayEmpty();
        in.nextToken();
        in.skipChildren();
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw refused("xml-mapper-shape", "there is something beside the element of QTI", in);
        }
        return type.cast(element, place);
    }

    private static QtiFormatException refused(String code, String message, FromXmlParser in) {
        return new QtiFormatException(Diagnostic.error(code, message, place(in)));
    }

    private static Location place(FromXmlParser in) {
        JsonLocation at = in.currentTokenLocation();
        return Location.of(at.getLineNr(), at.getColumnNr());
    }
}

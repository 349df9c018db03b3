// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.dataformat.xml.ser.ToXmlGenerator;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.qti4j.json.internal.JsonStax;
import org.qti4j.model.DomElement;
import org.qti4j.model.QtiElement;
import org.qti4j.xml.internal.ModelWriter;

/** Writes a model object as one value of form QTI, or as one element inside the element that the XML mapper gives it. */
final class ElementSerializer extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (!(value instanceof QtiElement element) || value instanceof DomElement) {
            throw JsonMappingException.from(
                    out,
                    value.getClass().getSimpleName()
                            + " stands for foreign content and has no type by itself; put the element around it here");
        }
        try {
            if (out instanceof ToXmlGenerator xml) {
                xml(element, xml);
            } else {
                JsonStax.write(element, out);
            }
        } catch (IllegalArgumentException e) {
            // Characters that XML cannot hold, and objects in a circle.
            throw JsonMappingException.from(out, e.getMessage(), e);
        }
    }

    private static void xml(QtiElement element, ToXmlGenerator out) throws IOException {
        out.writeStartObject();
        try {
            new ModelWriter(out.getStaxWriter(), null, null).write(element);
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io
                    ? io
                    : JsonMappingException.from(out, e.getMessage(), e);
        }
        out.writeEndObject();
    }

    /** The name of the element says the type; nothing is added. */
    @Override
    public void serializeWithType(Object value, JsonGenerator out, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(value, out, provider);
    }
}

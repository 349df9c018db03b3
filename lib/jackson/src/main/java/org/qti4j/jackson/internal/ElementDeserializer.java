// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.deser.FromXmlParser;
import java.io.IOException;
import javax.xml.namespace.QName;
import javax.xml.transform.stax.StAXSource;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.JsonStax;
import org.qti4j.json.internal.JsonXmlReader;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/** Reads a model object from one value of form QTI, or from one element inside an element of the user's XML. */
final class ElementDeserializer extends JsonDeserializer<Object> {
    private final DeclaredType type;
    private final ReadSettings settings;

    ElementDeserializer(DeclaredType type, ReadSettings settings) {
        this.type = type;
        this.settings = settings;
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
        try {
            return in instanceof FromXmlParser xml ? new XmlElements(type, settings).read(xml) : json(in);
        } catch (QtiFormatException e) {
            throw failure(in, e);
        }
    }

    private Object json(JsonParser in) throws IOException {
        String pointer = in.getParsingContext().pathAsPointer().toString();
        JsonXmlReader reader = JsonStax.reader(in, settings.jsonLimit(), pointer, type.elementClass());
        QName name = reader.rootName();
        // A value that is no element is refused by the reader, in its own words.
        Location place = Location.unknown().withPointer(pointer);
        return type.cast(settings.read(new StAXSource(reader), type.classOf(name, place)), place);
    }

    /** The name of the element says the type; nothing is expected beside it. */
    @Override
    public @Nullable Object deserializeWithType(
            JsonParser in, DeserializationContext context, TypeDeserializer typeDeserializer) throws IOException {
        return deserialize(in, context);
    }

    private static JsonMappingException failure(JsonParser in, QtiFormatException e) {
        Location at = e.diagnostics().all().stream()
                .map(Diagnostic::location)
                .filter(each -> each.line() != Location.UNKNOWN)
                .findFirst()
                .orElse(Location.unknown());
        JsonLocation place = at.line() == Location.UNKNOWN
                ? in.currentTokenLocation()
                : new JsonLocation(in.currentLocation().contentReference(), -1L, at.line(), at.column());
        String hint = !(in instanceof FromXmlParser)
                        && in.getCodec() != null
                        && in.getCodec().getFactory() instanceof XmlFactory
                ? ". This came as tokens that were kept aside, which hold QTI only as JSON, not as XML"
                : "";
        return new RefusedException(in, e.getMessage() + hint, place, e);
    }
}

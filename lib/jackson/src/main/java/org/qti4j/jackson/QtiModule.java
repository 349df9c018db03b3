// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson;

import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import java.util.Objects;
import org.qti4j.jackson.internal.ModelTypes;
import org.qti4j.jackson.internal.ReadSettings;
import org.qti4j.jackson.internal.SteppingFactory;
import org.qti4j.json.internal.JsonLimits;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.XmlLimits;

/**
 * Lets a mapper of Jackson 2 read and write the types of the model inside a user's own objects: every class of the model, {@code QtiElement},
 * and interfaces such as {@code FlowContent}. It is registered by hand; no mapper finds it by itself. Immutable and thread-safe.
 *
 * <pre>{@code
 * record Lesson(String name, AssessmentItem item) {}
 *
 * ObjectMapper mapper = JsonMapper.builder().addModule(QtiModule.create()).build();
 * Lesson lesson = mapper.readValue(json, Lesson.class);
 *
 * XmlMapper xml = XmlMapper.builder(QtiModule.secureXmlFactory()).addModule(QtiModule.create()).build();
 * String text = xml.writeValueAsString(lesson);
 * }</pre>
 *
 * <p>An element is an object with one member that is named after it, in form QTI: {@code {"name": "One", "item": {"qti-assessment-item":
 * {…}}}}. The name says the class, so declared types may be as wide as {@code QtiElement}; type information of the mapper is neither written
 * nor expected, and naming strategies do not reach inside. The few elements that have several classes, such as {@code qti-rubric-block}, need
 * the class declared. What is read must be valid by the schema, elements that cannot be the root of a document included; {@link
 * Builder#unchecked} reads without asking. What is written is not checked. {@code ForeignElement} is neither read nor written by itself,
 * only inside an element.
 *
 * <p>Errors of a document are a {@code JsonMappingException} with line and column in the whole text, whose cause is a {@link
 * org.qti4j.model.diagnostic.QtiFormatException} with all diagnostics; JSON Pointers in them begin at the root of the whole text.
 *
 * <p><b>Numbers.</b> In text, the characters of every number come back ({@code 1.0}, {@code 1e3}, forty digits), whatever the settings of the
 * mapper. {@code convertValue} and {@code valueToTree} keep them too: a number that a tree might change ({@code 1.0}, {@code 1e3}) is a string
 * there, which the form allows. A tree that was read from text by {@code readTree} holds what its mapper made of the numbers: by default
 * {@code 0.50} is the double 0.5, and such a value is read as {@code 0.5}. For exact ones enable {@code USE_BIG_DECIMAL_FOR_FLOATS}, disable
 * {@code JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES}, and know that {@code 1e3} is {@code 1E+3} even then.
 *
 * <p><b>XML.</b> An element is written by the mapper's own stream writer, inside the element of the property: {@code <item><qti-assessment-item
 * xmlns="…">…</qti-assessment-item></item>}; the mapper's indentation stays outside of it. It is read from there by the reader below the
 * mapper's parser, not from the parser's tokens, so that order, mixed content, blanks, namespaces, foreign content with its prefixes, and
 * prefixes in values that are declared further out are kept; comments and processing instructions are not, as always in the model. This was
 * found:
 *
 * <ul>
 *   <li>With the tokens of Jackson's XML parser it cannot be done: attributes and elements are alike, comments and namespaces are gone, text
 *       between elements loses its place. A property that Jackson keeps aside as tokens ({@code @JsonUnwrapped}, or a type that is named
 *       behind it) is therefore refused.
 *   <li>With the public {@code getStaxReader()} it can be done without loss, when the reader can be stepped past the element without the
 *       parser losing count. The readers of {@link #secureXmlFactory()} can. A mapper with another factory writes QTI, but its attempts to
 *       read it are refused.
 *   <li>The element of the property may have no attributes, and nothing but the QTI element and comments in it; else it is refused. A blank
 *       one is null, which is how the mapper writes null.
 *   <li>A document whose root is itself QTI is not for a mapper: {@link QtiXml} reads it.
 *   <li>{@code convertValue} and trees of an {@code XmlMapper} have the form of JSON.
 * </ul>
 */
public final class QtiModule extends Module {
    private final ReadSettings settings;

    private QtiModule(Builder builder) {
        this.settings = new ReadSettings(builder.xml, builder.checked, builder.jsonLimit);
    }

    /** Returns the module with default settings: what is read must be valid by the bundled schema. */
    public static QtiModule create() {
        return builder().build();
    }

    /** Returns a builder for other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The settings of a {@link QtiModule}. Not thread-safe. */
    public static final class Builder {
        private QtiXml xml = QtiXml.create();
        private boolean checked = true;
        private long jsonLimit = JsonLimits.CHARACTERS;

        private Builder() {}

        /** Reads by this front door: its schema and its number of findings, for JSON too. */
        public Builder xml(QtiXml newXml) {
            this.xml = Objects.requireNonNull(newXml, "xml");
            return this;
        }

        /** Reads without asking the schema; what the model has no place for is still refused. */
        public Builder unchecked() {
            this.checked = false;
            return this;
        }

        /** Sets how many characters of names and values one model object may have in JSON; 200 million by default. */
        public Builder jsonLimit(long characters) {
            this.jsonLimit = JsonLimits.characters(characters);
            return this;
        }

        /** Returns the module. */
        public QtiModule build() {
            return new QtiModule(this);
        }
    }

    /** Returns a new factory for an {@code XmlMapper} that is to read model types, with the default limits. */
    public static XmlFactory secureXmlFactory() {
        return secureXmlFactory(XmlLimits.defaults());
    }

    /**
     * Returns a new factory for an {@code XmlMapper} that is to read model types. Its XML is read by Woodstox and nothing else: any DOCTYPE is
     * an error, no entity is expanded, nothing outside the document is read, and the limits hold for the user's own elements too.
     *
     * @param limits what a document that the mapper reads may cost
     */
    public static XmlFactory secureXmlFactory(XmlLimits limits) {
        return new XmlFactory(new SteppingFactory(Objects.requireNonNull(limits, "limits")), new WstxOutputFactory());
    }

    @Override
    public String getModuleName() {
        return "org.qti4j.jackson";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(ModelTypes.serializers());
        context.addDeserializers(ModelTypes.deserializers(settings));
    }
}

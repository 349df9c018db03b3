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
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.XmlLimits;

/** Model types inside a user's objects. */
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
        private long jsonLimit = 200_000_000L;

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
            if (characters < 1) {
                throw new IllegalArgumentException("a limit must be at least 1");
            }
            this.jsonLimit = characters;
            return this;
        }

        /** Returns the module. */
        public QtiModule build() {
            return new QtiModule(this);
        }
    }

    /** Returns {@link #secureXmlFactory(XmlLimits)} with the default limits. */
    public static XmlFactory secureXmlFactory() {
        return secureXmlFactory(XmlLimits.defaults());
    }

    /**
     * Returns a new factory for an {@code XmlMapper} that is to read model types.
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

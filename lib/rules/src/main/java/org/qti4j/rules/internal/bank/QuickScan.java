// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.qti4j.json.JsonForm;
import org.qti4j.json.internal.JsonLimits;
import org.qti4j.json.internal.JsonStax;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlEvents;
import org.qti4j.xml.internal.XmlPass;
import org.qti4j.xml.internal.shared.FileFormat;

/** Goes over the start tags of a file, whatever its format; nothing of it is kept here. */
final class QuickScan {
    private static final long JSON_LIMIT = 50_000_000L;
    private static final SecureStax STAX = new SecureStax(XmlLimits.defaults().withCharacters(100_000_000L));

    private QuickScan() {}

    /** Sees the start tags. */
    abstract static class Tags implements XmlEvents {
        private int depth;

        /**
         * Looks at a start tag.
         *
         * @param level the number of elements from the root to this one, both counted
         * @return whether to go on
         */
        abstract boolean start(XMLStreamReader reader, int level);

        /** An end tag. */
        void end() {}

        @Override
        public final void startElement(XMLStreamReader reader) throws XMLStreamException {
            if (!start(reader, ++depth)) {
                throw new Enough();
            }
        }

        @Override
        public final void endElement(XMLStreamReader reader) {
            depth--;
            end();
        }

        @Override
        public final void text(XMLStreamReader reader) {}
    }

    /** Ends the pass early. */
    private static final class Enough extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /**
     * Reads a file.
     *
     * @return whether it was read to its end, or as far as was wanted; not so when it is not well-formed, or JSON of another form than QTI's
     * @throws IOException when the file cannot be read
     */
    static boolean read(Path file, Tags tags) throws IOException {
        try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            if (FileFormat.of(file.toString(), bytes) == FileFormat.XML) {
                return XmlPass.run(STAX, bytes, List.of(tags)) == null;
            }
            byte[] json = JsonStax.bytes(bytes, JSON_LIMIT);
            if (JsonStax.formOf(json, JSON_LIMIT) != JsonForm.QTI) {
                return false;
            }
            XMLStreamReader reader = JsonStax.reader(json, new JsonLimits(JSON_LIMIT, JSON_LIMIT), null);
            return XmlPass.run(() -> reader, List.of(tags)) == null;
        } catch (Enough e) {
            return true;
        } catch (XMLStreamException | QtiFormatException e) {
            return false;
        }
    }
}

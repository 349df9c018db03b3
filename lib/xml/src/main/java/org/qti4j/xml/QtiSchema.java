// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.internal.SchemaAccess;
import org.qti4j.xml.internal.SchemaResolver;
import org.qti4j.xml.internal.ValidatorPool;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The schema by which documents are judged. Immutable and thread-safe. Compiling one takes a few hundred milliseconds; the bundled one is
 * compiled once in a JVM, when the first document comes that the grammar tables do not know to be valid.
 */
public final class QtiSchema {
    static {
        SchemaAccess.open(QtiSchema::validators);
    }

    private final String name;
    private final ValidatorPool validators;

    private QtiSchema(String name, ValidatorPool validators) {
        this.name = name;
        this.validators = validators;
    }

    /** Returns the schema that the library carries: QTI 3.0.1, from the project's own files. Nothing is read from outside the library. */
    public static QtiSchema bundled() {
        return Bundled.SCHEMA;
    }

    /**
     * Returns the schema in a file, such as the official one. Files that it includes or imports are taken from its folder and the folders
     * below; those that it names by an address are taken from the bundled schema or refused, never fetched.
     *
     * @throws IOException when the file cannot be read
     * @throws QtiFormatException when it is not a schema, or one that asks for files from elsewhere
     */
    public static QtiSchema from(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
        if (!Files.isReadable(file)) {
            throw new java.nio.file.NoSuchFileException(file.toString());
        }
        try {
            Schema schema = compile(
                    SchemaResolver.folder(file), new StreamSource(file.toUri().toString()));
            return new QtiSchema(file.toString(), new ValidatorPool(() -> schema, false));
        } catch (SchemaResolver.Refused e) {
            throw new QtiFormatException(
                    Diagnostic.error(
                            "schema-unusable",
                            "this is not a schema that can be used: " + e.getMessage(),
                            Location.unknown().withSource(file.toString())),
                    e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (SAXException e) {
            Location at = e instanceof SAXParseException where
                    ? new Location(file.toString(), where.getLineNumber(), where.getColumnNumber(), "", "")
                    : Location.unknown().withSource(file.toString());
            throw new QtiFormatException(
                    Diagnostic.error("schema-unusable", "this is not a schema that can be used: " + e.getMessage(), at),
                    e);
        }
    }

    /** Returns the names of the files of the bundled schema. */
    public static List<String> bundledFiles() {
        return SchemaResolver.FILES;
    }

    /** Opens a file of the bundled schema; the caller closes it. */
    public static InputStream openBundled(String file) {
        return SchemaResolver.open(file);
    }

    private static Schema compile(SchemaResolver resolver, StreamSource main) throws SAXException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, resolver.protocols());
        factory.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
        factory.setResourceResolver(resolver);
        return factory.newSchema(main);
    }

    ValidatorPool validators() {
        return validators;
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Bundled {
        static final QtiSchema SCHEMA = new QtiSchema("bundled", new ValidatorPool(() -> Compiled.SCHEMA, true));
    }

    /** Apart from the above, because the first invalid document is early enough for it. */
    private static final class Compiled {
        static final Schema SCHEMA = load();

        private static Schema load() {
            try (InputStream main = SchemaResolver.open(SchemaResolver.MAIN)) {
                StreamSource source = new StreamSource(main, SchemaResolver.address(SchemaResolver.MAIN));
                return compile(SchemaResolver.bundled(), source);
            } catch (SAXException e) {
                throw new IllegalStateException("the schema of the library cannot be compiled", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.qti4j.xml.QtiSchema;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The same schema as the library's, but compiled and used as anybody would with the JDK alone. */
final class Schemas {
    private static final String MAIN = "qti3.xsd";

    private Schemas() {}

    /** An error handler that takes the first finding as an exception. */
    static final ErrorHandler STRICT = new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) {
            // About the validator's own configuration only.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    };

    /** Compiles the schema that the library carries. */
    static Schema compile() throws IOException, SAXException {
        Path folder = Files.createTempDirectory("qti4j-bench");
        List<Path> made = new ArrayList<>(List.of(folder));
        try {
            for (String name : QtiSchema.bundledFiles()) {
                Path file = folder.resolve(name);
                try (InputStream in = QtiSchema.openBundled(name)) {
                    Files.copy(in, file);
                }
                made.add(file);
            }
            return SchemaFactory.newDefaultInstance()
                    .newSchema(folder.resolve(MAIN).toFile());
        } finally {
            Collections.reverse(made);
            for (Path file : made) {
                Files.delete(file);
            }
        }
    }
}

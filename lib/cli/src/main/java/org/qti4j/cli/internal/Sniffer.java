// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Tells which files of a directory are QTI. What cannot be read well enough to tell is taken for QTI, so that its fault is shown. */
final class Sniffer {
    private static final String ELEMENT = "qti-";
    /** Members of the API's objects that no other JSON file is likely to have beside an identifier. */
    private static final Set<String> API = Set.of(
            "qtiVersion",
            "navigationMode",
            "submissionMode",
            "visible",
            "interaction",
            "responseDeclarations",
            "rawXml",
            "timeDependent");

    private Sniffer() {}

    static boolean isQti(Path file, Format format) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return format == Format.XML ? isQtiXml(bytes) : isQtiJson(bytes);
        }
    }

    private static boolean isQtiXml(InputStream bytes) throws IOException {
        try {
            XMLStreamReader2 reader = Stax.reader(bytes);
            try {
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        return WellKnownPrefixes.QTI.equals(reader.getNamespaceURI())
                                || reader.getLocalName().startsWith(ELEMENT);
                    }
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io && !(io instanceof java.io.CharConversionException)) {
                throw io;
            }
        }
        return true;
    }

    private static boolean isQtiJson(InputStream bytes) throws IOException {
        try {
            return Json.read(bytes) instanceof Map<?, ?> object && isQti(object);
        } catch (QtiFormatException e) {
            return true;
        }
    }

    private static boolean isQti(Map<?, ?> object) {
        boolean identified = object.containsKey("identifier") || object.containsKey("title");
        return object.keySet().stream()
                .map(String.class::cast)
                .anyMatch(key -> key.startsWith(ELEMENT) || identified && API.contains(key));
    }
}

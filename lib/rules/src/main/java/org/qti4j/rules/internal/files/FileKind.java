// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.files;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
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
import org.qti4j.rules.FileReport.Kind;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.shared.FileFormat;

/** Tells which files are QTI. What cannot be read well enough to tell is taken for QTI, so that its fault is shown. */
public final class FileKind {
    private static final String ELEMENT = "qti-";
    private static final SecureStax STAX = new SecureStax(XmlLimits.defaults());
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

    /** What a stimulus may have beside its identifier, title and content: with anything else it is somebody's own text. */
    private static final Set<String> STIMULUS = Set.of(
            "identifier",
            "title",
            "content",
            "format",
            "label",
            "language",
            "stylesheet",
            "catalogInfo",
            "toolName",
            "toolVersion",
            "metadata");

    private FileKind() {}

    /** Returns what the file is by its content. */
    public static Kind of(Path file) throws IOException {
        try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            if (FileFormat.of(file.toString(), bytes) == FileFormat.JSON) {
                return isQtiJson(bytes) ? Kind.JSON : Kind.OTHER;
            }
            return isQtiXml(bytes) ? Kind.XML : Kind.OTHER;
        }
    }

    private static boolean isQtiXml(InputStream bytes) throws IOException {
        try {
            XMLStreamReader2 reader = STAX.reader(bytes);
            try {
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        return SourceElement.QTI.equals(reader.getNamespaceURI())
                                || reader.getLocalName().startsWith(ELEMENT);
                    }
                }
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io && !(io instanceof CharConversionException)) {
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
        if (isEnvelope(object) || isStimulus(object)) {
            return true;
        }
        boolean identified = object.containsKey("identifier") || object.containsKey("title");
        return object.keySet().stream()
                .map(String.class::cast)
                .anyMatch(key -> key.startsWith(ELEMENT) || identified && API.contains(key));
    }

    private static boolean isEnvelope(Map<?, ?> object) {
        return "xml".equals(object.get("format"))
                && object.get("xml") instanceof String xml
                && xml.stripLeading().startsWith("<");
    }

    private static boolean isStimulus(Map<?, ?> object) {
        return object.get("identifier") instanceof String
                && object.get("title") instanceof String
                && object.get("content") instanceof String
                && STIMULUS.containsAll(object.keySet());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.DomElement;
import org.qti4j.model.QtiElement;
import org.qti4j.xml.QtiXml;

/**
 * The documents of a run. Those that a row could not do are left out, so that every row does the same work: what is not valid, not in UTF-8,
 * or has a root that is none of QTI.
 *
 * @param all the documents, sorted by path
 * @param leftOut how many were left out
 */
record Documents(List<Document> all, int leftOut) {
    /** Loads the documents of files and of directories with all below them. */
    static Documents load(List<Path> from) throws IOException {
        QtiXml xml = QtiXml.create();
        QtiJson json = QtiJson.builder().compact().build();
        List<Document> all = new ArrayList<>();
        int leftOut = 0;
        for (Path file : files(from)) {
            byte[] bytes = Files.readAllBytes(file);
            if (!isUtf8(bytes) || xml.validate(Bytes.in(bytes)).hasErrors()) {
                leftOut++;
                continue;
            }
            QtiElement model = xml.read(Bytes.in(bytes), QtiElement.class);
            if (model instanceof DomElement) {
                // The plain engine knows no such root.
                leftOut++;
                continue;
            }
            Bytes jsonBytes = new Bytes();
            json.xmlToJson(Bytes.in(bytes), jsonBytes, JsonForm.QTI, Map.of());
            all.add(new Document(
                    file.toString(),
                    bytes,
                    model,
                    jsonBytes.toByteArray(),
                    jsonBytes.toString(StandardCharsets.UTF_8)));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no valid document in " + from);
        }
        return new Documents(List.copyOf(all), leftOut);
    }

    private static boolean isUtf8(byte[] xml) {
        try {
            XMLStreamReader reader = Scan.factory().createXMLStreamReader(Bytes.in(xml));
            String encoding = reader.getEncoding();
            reader.close();
            return encoding == null || encoding.equalsIgnoreCase("UTF-8");
        } catch (XMLStreamException e) {
            // Not XML, so not valid either.
            return false;
        }
    }

    private static List<Path> files(List<Path> from) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path start : from) {
            if (Files.isRegularFile(start)) {
                found.add(start);
            } else {
                try (Stream<Path> below = Files.walk(start)) {
                    below.filter(Files::isRegularFile)
                            .filter(file -> file.getFileName().toString().endsWith(".xml"))
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    /** Returns these documents without all but the first few. */
    Documents first(int count) {
        return new Documents(all.subList(0, Math.min(count, all.size())), leftOut);
    }

    long bytes() {
        return all.stream().mapToLong(document -> document.xml().length).sum();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiHtml;
import org.qti4j.json.QtiJson;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;

/** Does everything that the library can do with documents, while {@link NoAccess} watches. */
final class OfflineProgram {
    private static final List<String> PROBLEMS = new ArrayList<>();
    private static final QtiXml XML = QtiXml.builder().keepLocations(true).build();
    private static final QtiJson JSON = QtiJson.create();

    private OfflineProgram() {}

    /** What may end in a {@link QtiFormatException}, and in nothing else. */
    private interface Work {
        void run() throws IOException;
    }

    /** Takes {@code work} or {@code trip} and a file that lists the documents, one path in a line. */
    public static void main(String[] args) throws Exception {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        for (String file : Files.readAllLines(Path.of(args[1]))) {
            documents.put(file, Files.readAllBytes(Path.of(file)));
        }
        System.out.println("files are guarded: " + NoAccess.arm());
        if (args[0].equals("trip")) {
            trip(args[2]);
        } else {
            documents.forEach(OfflineProgram::work);
        }
        NoAccess.attempts().forEach(attempt -> System.out.println("attempt: " + attempt));
        PROBLEMS.forEach(problem -> System.out.println("problem: " + problem));
        System.out.println("documents: " + documents.size());
    }

    private static void work(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        attempt(name, () -> XML.validate(new ByteArrayInputStream(bytes)));
        attempt(name, () -> XML.validate(text));
        attempt(name, () -> XML.validate(XML.read(new ByteArrayInputStream(bytes), QtiElement.class)));
        attempt(
                name,
                () -> XML.writeToString(
                        XML.readUnchecked(text, QtiElement.class).root()));
        attempt(name, () -> JSON.write(XML.readUnchecked(text, QtiElement.class).root()));
        for (JsonForm form : JsonForm.values()) {
            attempt(name, () -> thereAndBack(bytes, form));
            attempt(name, () -> JSON.validate(text, form));
        }
        attempt(name, () -> JSON.validate(text, null));
        attempt(name, () -> JSON.read(text, QtiElement.class));
        attempt(name, () -> Json.read(text));
        attempt(name, () -> QtiHtml.create().write(QtiHtml.create().read(text).content()));
    }

    private static void thereAndBack(byte[] xml, JsonForm form) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JSON.xmlToJson(new ByteArrayInputStream(xml), json, form, Map.of());
        String text = json.toString(StandardCharsets.UTF_8);
        JSON.validate(text, form);
        if (form != JsonForm.CONTENT) {
            JSON.jsonToXml(new ByteArrayInputStream(json.toByteArray()), new ByteArrayOutputStream(), form, null);
        }
    }

    private static void attempt(String name, Work work) {
        try {
            work.run();
        } catch (QtiFormatException e) {
            // The answer to a document that is none.
        } catch (IOException | RuntimeException | StackOverflowError e) {
            PROBLEMS.add(name + ": " + e + " in "
                    + Stream.of(e.getStackTrace()).limit(12).toList());
        }
    }

    /** Does on purpose what the library must not do: each line must be noticed. */
    private static void trip(String file) {
        attempt(
                "URL",
                () -> URI.create("http://127.0.0.1:9/").toURL().openStream().close());
        attempt(
                "file URL",
                () -> URI.create("file://" + file).toURL().openStream().close());
        attempt("socket", () -> new Socket("127.0.0.1", 9).close());
        attempt("file", () -> Files.readAllBytes(Path.of(file)));
        attempt("new file", () -> Files.createTempFile("qti4j", "tmp"));
    }
}

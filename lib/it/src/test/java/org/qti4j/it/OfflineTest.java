// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.testkit.TestData;

/**
 * Reading, validating and converting touch neither network nor files, whatever a document says. Shown in a process in which every such attempt
 * is recorded and refused; in addition, the documents refer to a named pipe, at which a reader would wait for ever.
 */
class OfflineTest {
    private static final String GUARDED = "files are guarded: true";

    @TempDir
    private Path folder;

    @Test
    void reachesNothingForAnyDocumentOfTheTestData() throws Exception {
        List<Path> documents = new ArrayList<>(
                TestData.documents(".xml", 200, "valid", "invalid-schema", "invalid-rule", "malformed", "hostile"));
        documents.addAll(
                TestData.documents(".json", 0, "valid", "invalid-schema", "invalid-rule", "malformed", "hostile"));
        Jvm.Result result = run("work", documents);
        assertThat(result.output())
                .contains("documents: " + documents.size())
                .doesNotContain("attempt: ")
                .doesNotContain("problem: ");
        assertThat(result.exit()).isZero();
    }

    @Test
    void reachesNothingThatADocumentRefersTo() throws Exception {
        Path pipe = pipe();
        List<Path> documents = new ArrayList<>();
        for (Map.Entry<String, String> lure : lures(pipe.toUri().toString()).entrySet()) {
            documents.add(Files.writeString(folder.resolve(lure.getKey()), lure.getValue()));
        }
        for (Map.Entry<String, String> lure : lures("http://127.0.0.1:9/lure").entrySet()) {
            documents.add(Files.writeString(folder.resolve("http-" + lure.getKey()), lure.getValue()));
        }
        Jvm.Result result = run("work", documents);
        assertThat(result.output())
                .contains("documents: " + documents.size())
                .doesNotContain("attempt: ")
                .doesNotContain("problem: ");
        assertThat(result.exit()).isZero();
    }

    @Test
    void noticesEveryAttempt() throws Exception {
        Path file = Files.writeString(folder.resolve("file.txt"), "text");
        Jvm.Result result = run("trip", List.of(), file.toString());
        assertThat(result.output())
                .contains("attempt: URL http://127.0.0.1:9/")
                .containsPattern("attempt: (socket|network)");
        if (result.output().contains(GUARDED)) {
            assertThat(result.output())
                    .contains("problem: file URL: java.lang.SecurityException")
                    .contains("problem: file: java.lang.SecurityException")
                    .contains("attempt: file read " + file)
                    .containsPattern("attempt: file write .*qti4j");
        }
    }

    @Test
    void guardsFilesOnThisJavaOrTheJavaIsTooNewForIt() throws Exception {
        boolean guarded = run("work", List.of()).output().contains(GUARDED);
        assertThat(guarded).isEqualTo(Runtime.version().feature() < 24);
    }

    @Test
    void aReaderOfThePipeWouldWait() throws Exception {
        Process reader = new ProcessBuilder("cat", pipe().toString()).start();
        assertThat(reader.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        reader.destroyForcibly().waitFor();
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.xml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    /** Returns documents that refer to an address in every way that XML and QTI have. */
    private static Map<String, String> lures(String address) {
        String item = TestData.text("items/valid/choice-half-of-three-quarters.xml");
        String head = "<qti-assessment-item ";
        String body = "<qti-item-body>";
        Map<String, String> lures = new LinkedHashMap<>();
        lures.put("external-subset.xml", item.replace(head, "<!DOCTYPE x SYSTEM '" + address + "'>" + head));
        lures.put(
                "external-entity.xml",
                item.replace(head, "<!DOCTYPE x [<!ENTITY e SYSTEM '" + address + "'>]>" + head)
                        .replace("one quarter", "&e;"));
        lures.put(
                "parameter-entity.xml",
                item.replace(head, "<!DOCTYPE x [<!ENTITY % e SYSTEM '" + address + "'> %e;]>" + head));
        lures.put(
                "schema-location.xml",
                item.replace(
                        head,
                        head + "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation="
                                + "'http://www.imsglobal.org/xsd/imsqtiasi_v3p0 " + address + " urn:other " + address
                                + "' xsi:noNamespaceSchemaLocation='" + address + "' "));
        lures.put(
                "stylesheet-instruction.xml",
                item.replace(head, "<?xml-stylesheet type='text/xsl' href='" + address + "'?>" + head));
        lures.put("xml-base.xml", item.replace(head, head + "xml:base='" + address + "' "));
        for (String parse : List.of("xml", "text")) {
            lures.put(
                    "xinclude-" + parse + ".xml",
                    item.replace(
                            body,
                            body + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" + address
                                    + "' parse='" + parse + "'/>"));
        }
        lures.put(
                "stylesheet.xml",
                item.replace(body, "<qti-stylesheet href='" + address + "' type='text/css'/>" + body));
        lures.put(
                "content.xml",
                item.replace(
                        body,
                        body + "<p><img src='" + address + "' alt='a'/><a href='" + address
                                + "'>b</a></p><object data='" + address + "' type='text/html'/>"));
        lures.put("template.xml", item.replace("template=\"", "template-location=\"" + address + "\" template=\""));
        lures.put(
                "item-reference.xml",
                TestData.text("tests/valid/algebra-midterm.xml").replace("items/linear-equations.xml", address));
        lures.put(
                "section-reference.xml",
                TestData.text("tests/valid/minimal.xml")
                        .replaceAll(
                                "(?s)<qti-assessment-section .*?</qti-assessment-section>|<qti-assessment-section [^>]*/>",
                                "<qti-assessment-section-ref identifier='s' href='" + address + "'/>"));
        lures.put(
                "json.json",
                "{\"qti-assessment-test\": {\"$schema\": \"" + address + "\", \"$ref\": \"" + address + "\"}}");
        assertThat(lures.values()).allSatisfy(lure -> assertThat(lure).contains(address));
        return lures;
    }

    private Jvm.Result run(String mode, List<Path> documents, String... more) throws Exception {
        Path list = Files.createTempFile(folder, "list", ".txt");
        Files.write(list, documents.stream().map(Path::toString).toList());
        List<String> command = new ArrayList<>(List.of(Jvm.java(), "-Xss1m"));
        if (Runtime.version().feature() < 24) {
            command.add("-Djava.security.manager=allow");
        }
        command.addAll(
                List.of("-cp", Jvm.joined(Jvm.classPath()), OfflineProgram.class.getName(), mode, list.toString()));
        Stream.of(more).forEach(command::add);
        return Jvm.run(folder, command);
    }
}

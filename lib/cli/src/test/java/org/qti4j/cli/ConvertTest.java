// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.Json;

class ConvertTest {
    @TempDir
    Path folder;

    @Test
    void writesToStandardOutput() throws IOException {
        Ran ran = Ran.qti("convert", "--to", "json", file("t.xml", Ran.TEST));
        assertThat(ran.status()).isZero();
        assertThat(Json.readObject(ran.out())).containsOnlyKeys("qti-assessment-test");
        assertThat(ran.out()).endsWith("}\n");
        assertThat(files()).containsExactly("t.xml");
        Ran back = Ran.with(ran.out(), Map.of(), "convert", "--to", "xml", "-");
        assertThat(back.status()).isZero();
        assertThat(back.out()).contains("<qti-assessment-test ").contains("navigation-mode=\"linear\"");
    }

    @Test
    void whatXmlCannotHoldLiesBesideAndComesBack() throws IOException {
        Path json = file("t.json", Ran.API_TEST);
        Path xml = folder.resolve("out.xml");
        assertThat(Ran.qti("convert", "--to", "xml", "--form", "api", "-o", xml, json))
                .isEqualTo(new Ran(0, "", ""));
        assertThat(files()).containsExactly("out.beside", "out.xml", "t.json");
        Ran back = Ran.qti("convert", "--to", "json", "--form", "api", xml);
        assertThat(back.status()).isZero();
        assertThat(Json.readObject(back.out())).isEqualTo(Json.readObject(Ran.API_TEST));
        // A document without such parts must not find those of the one before.
        Ran plain = Ran.with(Ran.TEST, Map.of(), "convert", "--to", "xml", "-o", xml, "-");
        assertThat(plain.status()).isZero();
        assertThat(files()).containsExactly("out.xml", "t.json");
    }

    @Test
    void whatIsLostIsSaidAndStatusZero() throws IOException {
        Ran toXml = Ran.qti("convert", "--to", "xml", "--form", "api", file("t.json", Ran.API_TEST));
        assertThat(toXml.status()).isZero();
        assertThat(toXml.err()).contains("t.json: loss: ").contains("maxAttempts, metadata");
        Path xml = file("t.xml", Ran.TEST.replace("title='T'", "title='T' class='c'"));
        Ran toJson = Ran.qti("convert", "--to", "json", "--form", "api", xml);
        assertThat(toJson.status()).isZero();
        assertThat(toJson.err()).matches("(?s).*t\\.xml:1:\\d+: loss: .*class.*");
    }

    @Test
    void aDirectoryKeepsItsPaths() throws IOException {
        file("in/a/one.xml", Ran.TEST);
        file("in/two.xml", Ran.TEST);
        file("in/imsmanifest.xml", "<manifest/>");
        Ran ran = Ran.qti("convert", "--to", "json", "-o", folder.resolve("out"), folder.resolve("in"));
        assertThat(ran).isEqualTo(new Ran(0, "", "1 file skipped (not QTI)\n"));
        assertThat(files())
                .containsExactly("in/a/one.xml", "in/imsmanifest.xml", "in/two.xml", "out/a/one.json", "out/two.json");
    }

    @Test
    void twoInputsForOneOutputAreAnErrorAndNothingIsWritten() throws IOException {
        Path xml = file("in/t.xml", Ran.TEST);
        Path json = file("in/t.json", Ran.API_TEST);
        Ran ran = Ran.qti("convert", "--to", "xml", "--form", "api", "-o", folder.resolve("out"), xml, json);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("would both become").hasLineCount(1);
        assertThat(files()).containsExactly("in/t.json", "in/t.xml");
    }

    @Test
    void severalDocumentsNeedADirectory() throws IOException {
        Path one = file("1.xml", Ran.TEST);
        Path two = file("2.xml", Ran.TEST);
        assertThat(Ran.qti("convert", "--to", "json", one, two).status()).isEqualTo(2);
        assertThat(Ran.qti("convert", "--to", "json", "-o", file("x", "kept"), one, two)
                        .status())
                .isEqualTo(2);
        assertThat(folder.resolve("x")).hasContent("kept");
        assertThat(Ran.qti("convert", "--to", "json", "-o", folder.resolve("no/where.json"), one)
                        .status())
                .isEqualTo(2);
    }

    @Test
    void aBadInputLeavesNoOutputAndDoesNotStopTheOthers() throws IOException {
        file("in/bad.xml", Ran.TEST.substring(0, 200));
        file("in/doctype.xml", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + Ran.TEST);
        file("in/good.xml", Ran.TEST);
        Path before = file("out/bad.json", "kept");
        Ran ran = Ran.qti("convert", "--to", "json", "-o", folder.resolve("out"), folder.resolve("in"));
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .containsPattern("bad\\.xml:\\d+:\\d+: error xml-not-well-formed: ")
                .containsPattern("doctype\\.xml:1:1: error xml-doctype: ");
        assertThat(before).hasContent("kept");
        assertThat(files())
                .filteredOn(name -> name.startsWith("out/"))
                .containsExactly("out/bad.json", "out/good.json");
    }

    @Test
    void nothingIsPrintedOfADocumentThatFailsHalfway() throws IOException {
        Ran ran = Ran.qti("convert", "--to", "json", file("t.xml", Ran.TEST.replace("</qti-assessment-test>", "")));
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void xmlToXmlGoesThroughTheModel() throws IOException {
        Ran ran = Ran.qti("convert", "--to", "xml", file("t.xml", "<!-- note -->" + Ran.TEST));
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("<?xml").doesNotContain("note");
        assertThat(ran.err()).contains("xml-comment-not-kept");
        assertThat(Ran.qti("convert", "--to", "xml", file("b.xml", Ran.BROKEN)).status())
                .isEqualTo(1);
    }

    private static final String FETCHED = ("{'identifier':'s','title':'Frogs','visible':true,'sequence':2,'__v':3,"
                    + "'qti-assessment-item-ref':[{'identifier':'q1','href':'q1.xml'}],'rawXml':'<?xml version=\\'1.0\\' encoding=\\'UTF-16\\'?>"
                    + "<qti-assessment-section xmlns=\\'" + Ran.NAMESPACE
                    + "\\' identifier=\\'s\\' title=\\'Newts\\' visible=\\'true\\'/>'}")
            .replace("\\'", "\u0001")
            .replace('\'', '"')
            .replace("\u0001", "'");

    @Test
    void anAnswerOfTheServiceIsReadByTheAccountThatIsPreferred() throws IOException {
        Path answer = file("s.json", FETCHED);
        Path xml = folder.resolve("s.xml");
        Ran raw = Ran.qti("convert", "--to", "xml", "--form", "api", "-o", xml, answer);
        assertThat(raw.status()).isZero();
        assertThat(raw.err())
                .contains(
                        "s.json:1:27: warning json-fetched-difference: rawXml says \"Newts\", the fields say \"Frogs\"");
        assertThat(Files.readString(xml))
                .startsWith("<?xml version='1.0' encoding=\"UTF-8\"?>")
                .contains("Newts");
        assertThat(Json.readObject(Files.readString(folder.resolve("s.beside"))))
                .isEqualTo(Map.of("sequence", 2));
        Ran typed = Ran.qti("convert", "--to", "json", "--form", "api", "--prefer", "typed", answer);
        assertThat(typed.status()).isZero();
        assertThat(Json.readObject(typed.out()))
                .isEqualTo(Json.readObject(FETCHED.replaceAll("\"__v\":3,", "").replaceAll(",\"rawXml\":.*", "}")));
        assertThat(Ran.qti("convert", "--to", "json", "--prefer", "raw", answer).status())
                .isEqualTo(2);
        assertThat(Ran.qti("convert", "--to", "json", "--form", "api", "--prefer", "both", answer)
                        .err())
                .contains("'both' is none of raw, typed");
    }

    @Test
    void unknownKeysAreRefusedReportedOrKept() throws IOException {
        Path json = file("t.json", Ran.API_TEST.replace("\"maxAttempts\"", "\"colour\":1,\"maxAttempts\""));
        Path xml = folder.resolve("t.xml");
        Ran refused = Ran.qti("convert", "--to", "xml", "--form", "api", "-o", xml, json);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("t.json:1:40: error json-unknown-key: ");
        assertThat(xml).doesNotExist();
        Ran reported = Ran.qti("convert", "--to", "xml", "--form", "api", "--unknown-keys", "report", "-o", xml, json);
        assertThat(reported.status()).isZero();
        assertThat(reported.err()).contains("t.json:1:40: warning json-unknown-key: ");
        Ran kept = Ran.qti("convert", "--to", "xml", "--form", "api", "--unknown-keys", "keep", "-o", xml, json);
        assertThat(kept.status()).isZero();
        assertThat(Json.readObject(
                        Ran.qti("convert", "--to", "json", "--form", "api", xml).out()))
                .isEqualTo(Json.readObject(Files.readString(json)));
        Path qti = file("q.json", "{\"qti-assessment-section\": {\"identifier\": \"s\", \"colour\": 1}}");
        assertThat(Ran.qti("convert", "--to", "xml", "--unknown-keys", "report", qti)
                        .err())
                .contains("q.json:1:58: warning json-unknown-key: ");
        assertThat(Ran.qti("convert", "--to", "xml", "--unknown-keys", "keep", qti)
                        .status())
                .isEqualTo(2);
    }

    @Test
    void theContentTreeIsWrittenAndRead() throws IOException {
        Ran tree = Ran.qti("convert", "--to", "json", "--form", "content", file("t.xml", Ran.TEST));
        assertThat(tree.status()).isZero();
        Ran back = Ran.with(tree.out(), Map.of(), "convert", "--to", "xml", "--form", "content", "-");
        assertThat(back.err()).isEmpty();
        assertThat(back.out()).contains("<qti-assessment-section identifier=\"s\"");
        Path mixed = file("p.json", "{\"p\": {\"_\": \"a c\", \"b\": \"b\"}}");
        Ran lossy = Ran.qti("convert", "--to", "xml", "--form", "content", mixed);
        assertThat(lossy.status()).isZero();
        assertThat(lossy.err()).contains("p.json:1:7: loss: where the text of p stands among its elements");
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}

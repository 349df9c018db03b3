// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.json.api.ItemEnvelope;

/** A client without pre-flight needs neither schema nor JAXB; a process of its own tells which classes it loads. */
@Timeout(120)
class FastStartTest {
    private static final List<String> UNWANTED = List.of(
            "com.sun.org.apache.xerces",
            "jakarta.xml.bind",
            "org.glassfish",
            "com.ctc.wstx",
            "org.qti4j.xml",
            "org.qti4j.json.QtiJson",
            "org.qti4j.model.Assessment",
            "org.qti4j.model.grammar");

    /** Sends without and, when told so, with pre-flight. */
    static final class Sender {
        private Sender() {}

        public static void main(String[] arguments) {
            try (QtiClient client = QtiClient.builder(URI.create(arguments[0]))
                    .bearerToken(() -> "t")
                    .preflight(Boolean.parseBoolean(arguments[1]))
                    .build()) {
                client.updateAssessmentItem(
                        "i1", ItemEnvelope.xml(ApiOperation.ITEM_XML).withMetadata(Map.of("grade", "5")));
                client.updateAssessmentTestMetadata("t1", Map.of("grade", "5"));
                System.out.println("client: " + client.getAssessmentItem("i1").identifier());
            }
        }
    }

    @Test
    void touchesNeitherSchemaNorJaxbWithoutPreflight() throws Exception {
        List<String> classes = classesOfARun(false);

        assertThat(classes.contains("org.qti4j.client.internal.Engine")).isTrue();
        assertThat(classes.stream().filter(name -> UNWANTED.stream().anyMatch(name::startsWith)))
                .isEmpty();
    }

    /** So that the test above cannot pass because it sees nothing. A valid document needs the grammar tables only. */
    @Test
    void touchesTheGrammarWithPreflight() throws Exception {
        List<String> classes = classesOfARun(true);

        assertThat(classes.stream().filter(name -> UNWANTED.stream().anyMatch(name::startsWith)))
                .contains("org.qti4j.xml.QtiXml")
                .anyMatch(name -> name.startsWith("org.qti4j.model.grammar"))
                .noneMatch(name -> name.startsWith("com.sun.org.apache.xerces"));
    }

    private static List<String> classesOfARun(boolean preflight) throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer()) {
            for (int i = 0; i < 3; i++) {
                server.reply(ScriptedServer.Reply.of(200, "{\"identifier\":\"i1\"}"));
            }
            String output = ChildJvm.run(
                    Sender.class,
                    List.of("-Xlog:class+load:stdout"),
                    List.of(server.baseUrl().toString(), String.valueOf(preflight)));
            assertThat(output).contains("client: i1");
            assertThat(server.requests()).hasSize(3);
            return output.lines()
                    .filter(line -> line.contains("[class,load]"))
                    .map(line -> line.replaceFirst(".*\\[class,load\\]\\s*", "").split(" ")[0])
                    .toList();
        }
    }
}

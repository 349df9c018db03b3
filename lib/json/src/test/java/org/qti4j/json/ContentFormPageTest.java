// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qti4j.testkit.TestData;

/** The examples of docs/content-form.md. */
class ContentFormPageTest {
    private static final Pattern EXAMPLE = Pattern.compile(
            "```(xml|json content)\n(.*?)```\n```(xml|json content)\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);
    private static final String PAGE = TestData.text(TestData.projectRoot().resolve("docs/content-form.md"));

    private final QtiJson json = QtiJson.create();

    @Test
    void examplesAreTrue() {
        Matcher example = EXAMPLE.matcher(PAGE);
        int count = 0;
        for (; example.find(); count++) {
            String result = example.group(4);
            if (example.group(1).equals("xml")) {
                ContentJson tree = json.xmlToContent(example.group(2));
                assertThat(tree.value()).isEqualTo(Json.readObject(result));
                assertThat(messages(tree.losses())).isEqualTo(example.group(5));
            } else {
                ContentXml xml = json.contentToXml(example.group(2));
                assertThat(GrammarPlace.infoset(xml.xml())).isEqualTo(GrammarPlace.infoset(result));
                assertThat(messages(xml.losses())).isEqualTo(example.group(5));
                assertThat(xml.diagnostics().all()).isEmpty();
            }
        }
        assertThat(count).isEqualTo(2);
        assertThat(List.of(PAGE.split("```text", -1))).hasSize(3);
    }

    private static String messages(LossReport losses) {
        StringBuilder lines = new StringBuilder();
        losses.losses().forEach(loss -> lines.append(loss.message()).append('\n'));
        return lines.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import org.junit.jupiter.api.Test;
import org.qti4j.model.AssessmentItem;
import org.qti4j.testkit.TestData;

/** Runs the examples of {@code docs/jackson.md}. */
class JacksonPageTest {
    private static final String PAGE = TestData.text(TestData.projectRoot().resolve("docs/jackson.md"));

    record Lesson(String name, AssessmentItem item) {}

    @Test
    void theExamplesAreTrue() throws Exception {
        String json = example("json");

        ObjectMapper mapper = JsonMapper.builder().addModule(QtiModule.create()).build();
        Lesson lesson = mapper.readValue(json, Lesson.class);
        String back = mapper.writeValueAsString(lesson);

        XmlMapper xml = XmlMapper.builder(QtiModule.secureXmlFactory())
                .addModule(QtiModule.create())
                .build();
        String text = xml.writeValueAsString(lesson);
        Lesson same = xml.readValue(text, Lesson.class);

        assertThat(back).isEqualTo(json);
        assertThat(text).isEqualTo(example("xml"));
        assertThat(same).isEqualTo(lesson);
    }

    @Test
    void theCodeOfThePageIsTheCodeOfThisTest() {
        String test = squeezed(TestData.text(
                TestData.projectRoot().resolve("lib/jackson/src/test/java/org/qti4j/jackson/JacksonPageTest.java")));
        PAGE.lines()
                .dropWhile(line -> !line.startsWith("```java"))
                .filter(line -> line.endsWith(";") || line.endsWith("{}"))
                .forEach(line -> assertThat(test).contains(squeezed(line)));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String example(String language) {
        String start = "```" + language + "\n";
        int from = PAGE.indexOf(start) + start.length();
        return PAGE.substring(from, PAGE.indexOf("\n```", from));
    }
}

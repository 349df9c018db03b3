// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.testkit.TestData;

/** The examples of docs/api-form.md. */
class ApiFormPageTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```json api\n(.*?)```\n```json qti\n(.*?)```\n```json beside\n(.*?)```", Pattern.DOTALL);

    private record Example(String api, String qti, String beside) {
        @Override
        public String toString() {
            return api.lines().findFirst().orElse("");
        }
    }

    private static String page() {
        return TestData.text(Path.of(System.getProperty("qti4j.root")).resolve("docs/api-form.md"));
    }

    static Stream<Example> examples() {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(page());
        while (matcher.find()) {
            examples.add(new Example(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreTrue(Example example) {
        var json = TestJson.object(example.api);
        ApiForm.Qti qti = RoundTrip.ofGoodJson(json, ApiKinds.recognise(json).orElseThrow());
        assertThat(qti.document()).isEqualTo(TestJson.object(example.qti));
        assertThat(qti.beside()).isEqualTo(TestJson.object(example.beside));
    }

    @Test
    void everyExampleIsRun() {
        assertThat(examples()).hasSize(4);
        assertThat(page().split("```json ", -1)).hasSize(1 + 3 * 4);
    }
}

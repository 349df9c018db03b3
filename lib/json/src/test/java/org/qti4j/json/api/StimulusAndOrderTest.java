// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

class StimulusAndOrderTest {
    private static final String FULL =
            "{\"identifier\":\"pond\",\"title\":\"The pond\",\"label\":\"l\",\"language\":\"de\","
                    + "\"stylesheet\":{\"href\":\"https://cdn.example/a.css\",\"type\":\"text/css\"},"
                    + "\"catalogInfo\":[{\"id\":\"c1\",\"support\":\"glossary-on-screen\",\"content\":\"<p>Wet.</p>\"}],"
                    + "\"toolName\":\"T\",\"toolVersion\":\"1\",\"content\":\"<p>Frogs.</p>\",\"metadata\":{\"n\":1.0}}";

    @Test
    void writesOnlyWhatWasSet() {
        assertThat(Json.write(StimulusUpdate.builder("pond", "The pond", "<p>Frogs.</p>")
                        .build()
                        .toJson()))
                .isEqualTo("{\"identifier\":\"pond\",\"title\":\"The pond\",\"content\":\"<p>Frogs.</p>\"}");
    }

    @Test
    void readsAndWritesEveryField() {
        StimulusUpdate read = StimulusUpdate.fromJson(Json.readObject(FULL));

        assertThat(Json.write(read.toJson())).isEqualTo(FULL);
        assertThat(StimulusUpdate.builder("pond", "The pond", "<p>Frogs.</p>")
                        .label("l")
                        .language("de")
                        .stylesheet("https://cdn.example/a.css", "text/css")
                        .catalogInfo(List.of(new CatalogEntry("c1", "glossary-on-screen", "<p>Wet.</p>")))
                        .tool("T", "1")
                        .metadata(Json.readObject("{\"n\":1.0}"))
                        .build())
                .isEqualTo(read);
    }

    @Test
    void namesEverythingThatIsWrongWithAStimulus() {
        QtiFormatException wrong = catchThrowableOfType(
                QtiFormatException.class,
                () -> StimulusUpdate.fromJson(
                        Json.readObject(
                                "{\"identifier\":\"\",\"content\":{},\"stylesheet\":{\"href\":1,\"rel\":\"x\"},\"catalogInfo\":[{\"id\":\"a\"}],\"format\":\"xml\"}")));

        assertThat(wrong.diagnostics().stream()
                        .map(found -> found.code() + " " + found.location().pointer()))
                .containsExactlyInAnyOrder(
                        "json-unknown-key /format",
                        "json-wrong-value /identifier",
                        "json-missing-key ",
                        "json-wrong-type /content",
                        "json-unknown-key /stylesheet/rel",
                        "json-wrong-type /stylesheet/href",
                        "json-missing-key /stylesheet",
                        "json-missing-key /catalogInfo/0",
                        "json-missing-key /catalogInfo/0");
    }

    @Test
    void countsTheOrderFromOne() {
        assertThat(Json.write(ItemOrder.of("b", "a").toJson()))
                .isEqualTo("{\"items\":[{\"identifier\":\"b\",\"sequence\":1},{\"identifier\":\"a\",\"sequence\":2}]}");
        assertThat(ItemOrder.fromJson(ItemOrder.of("b", "a").toJson())).isEqualTo(ItemOrder.of("b", "a"));
        assertThat(Json.write(ItemPlace.of("x").withHref("x.xml").toJson()))
                .isEqualTo("{\"identifier\":\"x\",\"href\":\"x.xml\"}");
    }

    @Test
    void refusesAnOrderThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemOrder.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemOrder.of("a", "a"))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException().isThrownBy(() -> ItemPlace.of("a", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ItemPlace.of(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new CatalogEntry("", "a", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StimulusUpdate.builder("", "t", "c").build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | json-missing-key",
                "{\"items\":[]} | json-wrong-value",
                "{\"items\":[{\"identifier\":\"a\",\"sequence\":0}]} | json-wrong-value",
                "{\"items\":[{\"identifier\":\"a\"},{\"identifier\":\"a\"}]} | json-wrong-value",
                "{\"items\":[{\"identifier\":\"a\",\"fixed\":true}]} | json-unknown-key"
            })
    void namesWhatIsWrongWithAnOrder(String json, String code) {
        Map<String, Object> object = Json.readObject(json);

        QtiFormatException wrong = catchThrowableOfType(QtiFormatException.class, () -> ItemOrder.fromJson(object));

        assertThat(wrong.diagnostics().stream().map(found -> found.code())).containsExactly(code);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.testkit.TestData;

/** Large and hostile documents take their time once: quadratic work would take minutes here. */
class HostileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final QtiValidator VALIDATOR = QtiValidator.of(Profile.strict());

    private static String large(String kind) {
        int many = 60_000;
        return switch (kind) {
            case "choices" ->
                Items.choices("<qti-simple-choice identifier=\"c\" class=\"red\">x</qti-simple-choice>\n".repeat(many));
            case "declarations" ->
                Items.item(
                        "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>\n"
                                .repeat(many),
                        "<p/>");
            case "depth" ->
                Items.item("", "<div class=\"x\">".repeat(450) + "</div>".repeat(450))
                        .repeat(1);
            case "one line" ->
                Items.choices("<qti-simple-choice identifier='c' class='red'>x</qti-simple-choice>".repeat(many))
                        .replace("\n", " ");
            case "blanks" ->
                Items.choices((" ".repeat(500) + "<qti-simple-choice identifier='c' class='red'/>").repeat(many / 10));
            case "ampersands" -> Items.item("", "<p>" + "R & D ".repeat(many) + "</p>");
            case "lone angles" -> Items.item("", "<p>" + "a < b ".repeat(many) + "</p>");
            case "quotes" -> Items.item("", "<p title=\"" + "&' <\"".repeat(many));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"choices", "declarations", "depth", "one line", "blanks", "ampersands", "lone angles", "quotes"})
    void aLargeDocumentIsJudgedAndMended(String kind) {
        QtiValidator validator = QtiValidator.builder().rules(new ColourRule()).build();
        String xml = large(kind);
        Assertions.assertTimeout(PATIENCE, () -> {
            Diagnostics found = validator.validate(xml);
            assertThat(found.size()).isLessThan(2_003);
            assertThat(Fixed.apply(xml, found).text()).isNotEmpty();
        });
    }

    @Test
    void damagedDocumentsAreJudgedAndNeverAnException() throws IOException {
        long seed = 20_261_121L;
        Random random = new Random(seed);
        List<Path> documents = TestData.documents(".xml", 100, "valid");
        for (int i = 0; i < 1_500; i++) {
            Path file = documents.get(random.nextInt(documents.size()));
            String xml = damaged(Files.readString(file, StandardCharsets.ISO_8859_1), random);
            String what = "seed " + seed + ", document " + i + " from " + file;
            Diagnostics found = VALIDATOR.validate(xml);
            assertThat(found.stream().filter(d -> d.code().equals("rule-failed")))
                    .as(what)
                    .isEmpty();
            Fixed fixed = VALIDATOR.fix(xml);
            assertThat(VALIDATOR.fix(fixed.text()).isChanged()).as(what).isFalse();
        }
    }

    private static String damaged(String xml, Random random) {
        StringBuilder text = new StringBuilder(xml);
        for (int cuts = random.nextInt(4); cuts >= 0 && text.length() > 0; cuts--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(30));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, text.substring(at, to));
                case 2 -> text.setCharAt(at, "<>&\"'= /x0".charAt(random.nextInt(10)));
                default -> removeAttribute(text, at);
            }
        }
        return text.toString();
    }

    /** Takes a whole attribute away, which leaves a document that can be read. */
    private static void removeAttribute(StringBuilder text, int near) {
        int equals = text.indexOf("=\"", near);
        int blank = equals < 0 ? -1 : text.lastIndexOf(" ", equals);
        int close = equals < 0 ? -1 : text.indexOf("\"", equals + 2);
        if (blank > 0 && close > 0) {
            text.delete(blank, close + 1);
        }
    }
}

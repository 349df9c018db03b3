// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

class ItemEnvelopeTest {
    @Test
    void carriesXmlWithAndWithoutMetadata() {
        ItemEnvelope envelope = ItemEnvelope.xml("<a/>");

        assertThat(Json.write(envelope.toJson())).isEqualTo("{\"format\":\"xml\",\"xml\":\"<a/>\"}");
        assertThat(Json.write(envelope.withMetadata(Json.readObject("{\"subject\":\"Math\",\"n\":{\"x\":[1,null]}}"))
                        .toJson()))
                .isEqualTo(
                        "{\"format\":\"xml\",\"xml\":\"<a/>\",\"metadata\":{\"subject\":\"Math\",\"n\":{\"x\":[1,null]}}}");
    }

    @Test
    void carriesJsonFieldsAndTakesTheMetadataOutOfThem() {
        ItemEnvelope envelope = ItemEnvelope.json(Map.of("identifier", "i", "metadata", Map.of("grade", "5")));

        assertThat(envelope.item()).isEqualTo(Map.of("identifier", "i"));
        assertThat(envelope.metadata()).isEqualTo(Map.of("grade", "5"));
        assertThat(Json.write(envelope.toJson()))
                .isEqualTo("{\"format\":\"json\",\"identifier\":\"i\",\"metadata\":{\"grade\":\"5\"}}");
        assertThat(ItemEnvelope.fromJson(envelope.toJson())).isEqualTo(envelope);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{}`                                             | json-missing-key | ``",
                "`{\"format\":\"yaml\"}`                          | json-wrong-value | /format",
                "`{\"format\":1}`                                 | json-wrong-type  | /format",
                "`{\"format\":\"xml\"}`                           | json-missing-key | ``",
                "`{\"format\":\"xml\",\"xml\":\" \"}`             | json-wrong-value | /xml",
                "`{\"format\":\"xml\",\"xml\":\"<a/>\",\"title\":1}` | json-unknown-key | /title",
                "`{\"format\":\"json\",\"xml\":\"<a/>\"}`         | json-unknown-key | /xml",
                "`{\"format\":\"json\",\"metadata\":[]}`          | json-wrong-type  | /metadata"
            })
    void reportsExactlyTheOneMistake(String json, String code, String pointer) {
        QtiFormatException refused =
                catchThrowableOfType(QtiFormatException.class, () -> ItemEnvelope.fromJson(Json.readObject(json)));

        assertThat(refused.diagnostics().stream()
                        .map(d -> d.code() + d.location().pointer()))
                .containsExactly(code + pointer);
    }

    @Test
    void cannotBeMadeInconsistent() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemEnvelope.xml(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemEnvelope(ItemFormat.JSON, "<a/>", Map.of(), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemEnvelope(ItemFormat.XML, "<a/>", Map.of("a", 1), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemEnvelope(ItemFormat.JSON, null, Map.of("format", "xml"), null));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

class SectionUpdateTest {
    private static final String FULL =
            "{\"identifier\":\"s\",\"title\":\"T\",\"visible\":false,\"required\":true,\"fixed\":false,"
                    + "\"sequence\":2,\"qti-assessment-item-ref\":[{\"identifier\":\"i1\",\"href\":\"items/i1.xml\"},{\"identifier\":\"i2\"}],"
                    + "\"qti-pre-condition\":[{\"a\":{\"b\":[1.0,null]}}],\"qti-branch-rule\":[{}]}";

    @Test
    void returnsTheSameJsonForEveryField() {
        assertThat(Json.write(SectionUpdate.fromJson(Json.readObject(FULL)).toJson()))
                .isEqualTo(FULL);
    }

    @Test
    void builtByHandEqualsTheOneThatWasRead() {
        SectionUpdate built = SectionUpdate.builder("s", "T")
                .visible(false)
                .required(true)
                .fixed(false)
                .sequence(2)
                .itemRefs(ItemRef.of("i1", "items/i1.xml"), ItemRef.of("i2"))
                .preConditions(List.of(Json.readObject("{\"a\":{\"b\":[1.0,null]}}")))
                .branchRules(List.of(Map.of()))
                .build();

        assertThat(built).isEqualTo(SectionUpdate.fromJson(Json.readObject(FULL)));
    }

    @Test
    void sendsNothingForWhatWasNotSetAndAnEmptyListForNoItems() {
        assertThat(Json.write(SectionUpdate.builder("s", "T").build().toJson()))
                .isEqualTo("{\"identifier\":\"s\",\"title\":\"T\",\"visible\":true}");
        assertThat(Json.write(SectionUpdate.builder("s", "T").itemRefs().build().toJson()))
                .isEqualTo("{\"identifier\":\"s\",\"title\":\"T\",\"visible\":true,\"qti-assessment-item-ref\":[]}");
        assertThat(SectionUpdate.fromJson(Json.readObject("{\"identifier\":\"s\",\"title\":\"\"}"))
                        .visible())
                .isTrue();
    }

    @Test
    void reportsEverythingThatIsWrongWithItsPointer() {
        QtiFormatException refused = catchThrowableOfType(
                QtiFormatException.class,
                () -> SectionUpdate.fromJson(
                        Json.readObject(
                                "{\"identifier\":\"\",\"visible\":\"yes\",\"required\":null,\"sequence\":0,"
                                        + "\"qti-assessment-item-ref\":[{\"identifier\":7},{\"href\":\"x\",\"a/b\":1},3],\"qti-branch-rule\":{}}")));

        assertThat(refused.diagnostics().stream()
                        .map(d -> d.code() + " " + d.location().pointer()))
                .containsExactlyInAnyOrder(
                        "json-wrong-value /identifier",
                        "json-missing-key ",
                        "json-wrong-type /visible",
                        "json-wrong-type /required",
                        "json-wrong-value /sequence",
                        "json-wrong-type /qti-assessment-item-ref/0/identifier",
                        "json-missing-key /qti-assessment-item-ref/1",
                        "json-unknown-key /qti-assessment-item-ref/1/a~1b",
                        "json-wrong-type /qti-assessment-item-ref/2",
                        "json-wrong-type /qti-branch-rule");
    }

    @Test
    void takesAWholeSequenceInAnyNotationAndNoOther() {
        assertThat(sequence("3.0")).isEqualTo(3);
        assertThat(sequence("1e2")).isEqualTo(100);
        for (String no : List.of("1.5", "-1", "2147483648", "1e9999", "1e-9999", "\"1\"")) {
            assertThat(catchThrowableOfType(QtiFormatException.class, () -> sequence(no)))
                    .as(no)
                    .isNotNull();
        }
    }

    @Test
    void refusesValuesThatTheEndpointForbids() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SectionUpdate.builder("", "T").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SectionUpdate.builder("s", "T").sequence(0).build());
        assertThatIllegalArgumentException().isThrownBy(() -> ItemRef.of(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SectionUpdate.builder("s", "T")
                        .preConditions(List.of(Map.of("a", new Object())))
                        .build());
    }

    @Test
    void doesNotChangeWhenTheCallersListDoes() {
        List<ItemRef> refs = new ArrayList<>(List.of(ItemRef.of("i1")));
        SectionUpdate update = SectionUpdate.builder("s", "T").itemRefs(refs).build();

        refs.clear();

        assertThat(update.itemRefs()).containsExactly(ItemRef.of("i1"));
    }

    private static Integer sequence(String number) {
        return SectionUpdate.fromJson(
                        Json.readObject("{\"identifier\":\"s\",\"title\":\"T\",\"sequence\":" + number + "}"))
                .sequence();
    }
}

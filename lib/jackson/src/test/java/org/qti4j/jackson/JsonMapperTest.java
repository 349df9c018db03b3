// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.AssessmentTest;
import org.qti4j.model.FlowContent;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.Interaction;
import org.qti4j.model.P;
import org.qti4j.model.QtiElement;
import org.qti4j.model.RubricBlock;
import org.qti4j.model.SimpleChoice;
import org.qti4j.model.TestRubricBlock;
import org.qti4j.model.diagnostic.QtiFormatException;

class JsonMapperTest {
    private static final ObjectMapper MAPPER = Samples.json().build();

    @Test
    void writesAnElementAsOneMemberOfItsName() throws Exception {
        JsonNode node = MAPPER.readTree(MAPPER.writeValueAsString(Lesson.of(Samples.item())));
        assertThat(node.at("/mainItem/qti-assessment-item/timeDependent").isBoolean())
                .isTrue();
        assertThat(node.get("lessonTitle").asText()).isEqualTo("One");
    }

    @Test
    void readsBackListsMapsAndOptionals() throws Exception {
        Lesson lesson = Samples.lesson();
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(lesson), Lesson.class))
                .isEqualTo(lesson);
    }

    @Test
    void keepsAnAbsentOptionalAndNullApart() throws Exception {
        Lesson lesson = new Lesson("Empty", null, List.of(), Map.of(), Optional.empty(), null);
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(lesson), Lesson.class))
                .isEqualTo(lesson);
    }

    @Test
    void otherSettingsOfTheMapperDoNotChangeTheForm() throws Exception {
        Lesson lesson = Samples.lesson();
        for (JsonMapper.Builder builder : List.of(
                Samples.json().enable(SerializationFeature.INDENT_OUTPUT),
                Samples.json().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE),
                Samples.json().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES),
                Samples.json().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS),
                Samples.json()
                        .activateDefaultTyping(
                                BasicPolymorphicTypeValidator.builder()
                                        .allowIfSubType("org.qti4j")
                                        .build(),
                                ObjectMapper.DefaultTyping.NON_FINAL,
                                JsonTypeInfo.As.PROPERTY)
                        .addModule(QtiModule.create()))) {
            ObjectMapper mapper = builder.build();
            String text = mapper.writeValueAsString(lesson.mainItem());
            assertThat(MAPPER.readTree(text)).isEqualTo(MAPPER.readTree(MAPPER.writeValueAsString(lesson.mainItem())));
            assertThat(mapper.readValue(text, AssessmentItem.class)).isEqualTo(lesson.mainItem());
        }
    }

    @Test
    void namingStrategiesChangeTheNamesOfTheUserOnly() throws Exception {
        ObjectMapper mapper = Samples.json()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        Lesson lesson = Samples.lesson();
        String text = mapper.writeValueAsString(lesson);
        assertThat(text).contains("\"main_item\" : {\n", "\"timeDependent\" : false");
        assertThat(mapper.readValue(text, Lesson.class)).isEqualTo(lesson);
    }

    @Test
    void readsElementsThatAreNoRootsByTheirClass() throws Exception {
        String json = "{\"qti-simple-choice\":{\"identifier\":\"A\",\"content\":[\"one\"]}}";
        SimpleChoice choice = MAPPER.readValue(json, SimpleChoice.class);
        assertThat(choice.getIdentifier()).isEqualTo("A");
        assertThat(MAPPER.readValue(json, QtiElement.class)).isEqualTo(choice);
        assertThat(MAPPER.writeValueAsString(choice)).isEqualTo(json);
    }

    @Test
    void judgesElementsThatAreNoRootsToo() {
        assertThatThrownBy(
                        () -> MAPPER.readValue("{\"qti-simple-choice\":{\"content\":[\"one\"]}}", SimpleChoice.class))
                .isInstanceOf(JsonMappingException.class)
                .hasCauseInstanceOf(QtiFormatException.class)
                .hasMessageContaining("identifier");
    }

    @Test
    void tellsClassesOfTheSameElementApartByTheDeclaredOne() throws Exception {
        RubricBlock ofItem = MAPPER.readValue(
                "{\"qti-rubric-block\":{\"use\":\"instructions\",\"view\":\"candidate\",\"qti-content-body\":{}}}",
                RubricBlock.class);
        TestRubricBlock ofTest = MAPPER.readValue(
                "{\"qti-rubric-block\":{\"use\":\"instructions\",\"view\":\"candidate\",\"qti-content-body\":{}}}",
                TestRubricBlock.class);
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(ofItem), RubricBlock.class))
                .isEqualTo(ofItem);
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(ofTest), TestRubricBlock.class))
                .isEqualTo(ofTest);
        assertThatThrownBy(() -> MAPPER.readValue(MAPPER.writeValueAsString(ofItem), QtiElement.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("several classes");
    }

    @Test
    void declaredInterfacesTakeWhatImplementsThem() throws Exception {
        String paragraph = "{\"p\":{\"content\":[\"one\"]}}";
        assertThat(MAPPER.readValue(paragraph, FlowContent.class)).isInstanceOf(P.class);
        assertThatThrownBy(() -> MAPPER.readValue(paragraph, Interaction.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("no Interaction");
        assertThatThrownBy(() -> MAPPER.readValue(paragraph, AssessmentTest.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("AssessmentTest");
    }

    @Test
    void keepsTheCharactersOfNumbersInTextsTreesAndConversions() throws Exception {
        for (String number : List.of(
                "1.0",
                "0.50",
                "1e3",
                "1E-7",
                "0.1",
                "-0",
                "-0.0",
                "100",
                "123456789012345678901234567890.12",
                "1e9999",
                "0.1000000000000000055511151231257827021181583404541015625")) {
            String json = "{\"qti-map-entry\":{\"mapKey\":\"a\",\"mappedValue\":" + number + "}}";
            QtiElement entry = MAPPER.readValue(json, QtiElement.class);
            assertThat(entry.getAttribute("mapped-value")).isEqualTo(number);
            assertThat(MAPPER.writeValueAsString(entry)).isEqualTo(json);
            assertThat(new String(MAPPER.writeValueAsBytes(entry), "UTF-8")).isEqualTo(json);
            JsonNode tree = MAPPER.valueToTree(entry);
            assertThat(MAPPER.treeToValue(tree, QtiElement.class).getAttribute("mapped-value"))
                    .isEqualTo(number);
            assertThat(MAPPER.readValue(tree.toString(), QtiElement.class).getAttribute("mapped-value"))
                    .isEqualTo(number);
            assertThat(MAPPER.convertValue(entry, QtiElement.class).getAttribute("mapped-value"))
                    .isEqualTo(number);
        }
    }

    @Test
    void treesOfTextHoldWhatTheirMapperMakesOfNumbers() throws Exception {
        String json = "{\"qti-map-entry\":{\"mapKey\":\"a\",\"mappedValue\":0.50}}";
        assertThat(MAPPER.treeToValue(MAPPER.readTree(json), QtiElement.class).getAttribute("mapped-value"))
                .isEqualTo("0.5");
    }

    record Inner(String name, AssessmentItem item) {}

    /** Has a property that Jackson keeps aside as tokens before it reads it. */
    static class Holder {
        @JsonUnwrapped
        public Inner inner = new Inner("", new AssessmentItem());
    }

    @Test
    void readsTokensThatWereKeptAside() throws Exception {
        Holder holder = new Holder();
        holder.inner = new Inner("n", Samples.item());
        String text = MAPPER.writeValueAsString(holder);
        assertThat(MAPPER.readValue(text, Holder.class).inner).isEqualTo(holder.inner);
    }

    @Test
    void errorsNameThePlaceInTheWholeTextAndCarryTheDiagnostics() {
        String json =
                "{\n \"lessonTitle\": \"x\",\n \"parts\": {\"a/b\": {\"qti-assessment-item\": {\n   \"identifer\": \"x\"}}}\n}";
        assertThatThrownBy(() -> MAPPER.readValue(json, Lesson.class))
                .isInstanceOfSatisfying(JsonMappingException.class, e -> {
                    assertThat(e.getLocation().getLineNr()).isEqualTo(4);
                    assertThat(e.getPathReference()).contains("parts").contains("a/b");
                    assertThat(e.getCause()).isInstanceOfSatisfying(QtiFormatException.class, cause -> {
                        assertThat(cause.diagnostics().all().get(0).code()).isEqualTo("json-unknown-key");
                        assertThat(cause.diagnostics().all().get(0).location().pointer())
                                .isEqualTo("/parts/a~1b/qti-assessment-item/identifer");
                    });
                });
    }

    @Test
    void schemaErrorsNameThePlaceToo() {
        String json = "[{\"qti-assessment-item\":\n{\"identifier\":\"x\"}}]";
        assertThatThrownBy(() -> MAPPER.readValue(json, AssessmentItem[].class))
                .isInstanceOfSatisfying(JsonMappingException.class, e -> {
                    assertThat(e.getLocation().getLineNr()).isEqualTo(2);
                    assertThat(((QtiFormatException) e.getCause()).diagnostics().all())
                            .allSatisfy(each ->
                                    assertThat(each.location().pointer()).startsWith("/0/qti-assessment-item"));
                });
    }

    @Test
    void refusesWhatIsNoElement() {
        for (String json : List.of(
                "1",
                "\"a\"",
                "[]",
                "{}",
                "{\"qti-assessment-item\":1}",
                "{\"a b\":{}}",
                "{\"m:math\":{}}",
                "{\"p\":{},\"q\":{}}",
                "{\"p\":{\"content\":[null]}}")) {
            assertThatThrownBy(() -> MAPPER.readValue(json, QtiElement.class))
                    .as(json)
                    .isInstanceOf(JsonMappingException.class)
                    .hasCauseInstanceOf(QtiFormatException.class);
        }
    }

    @Test
    void readsDraftsWhenTheSchemaIsNotAsked() throws Exception {
        ObjectMapper drafts = JsonMapper.builder()
                .addModule(QtiModule.builder().unchecked().build())
                .build();
        AssessmentItem draft = new AssessmentItem();
        draft.setIdentifier("draft");
        String text = drafts.writeValueAsString(draft);
        assertThat(drafts.readValue(text, AssessmentItem.class)).isEqualTo(draft);
        assertThatThrownBy(() -> MAPPER.readValue(text, AssessmentItem.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void limitsAreErrors() {
        ObjectMapper small = JsonMapper.builder()
                .addModule(QtiModule.builder().jsonLimit(20).build())
                .build();
        assertThatThrownBy(() -> small.readValue("{\"p\":{\"content\":[\"more than twenty characters\"]}}", P.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("json-too-large");
        assertThatThrownBy(() -> MAPPER.readValue(
                        "{\"div\":{\"content\":[".repeat(5_000) + "]}}".repeat(5_000), QtiElement.class))
                .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
    }

    @Test
    void refusesToWriteWhatXmlCannotHold() {
        P paragraph = new P();
        paragraph.getContent().add("\u0001");
        assertThatThrownBy(() -> MAPPER.writeValueAsString(Map.of("a", paragraph)))
                .isInstanceOf(JsonMappingException.class);
        ForeignElement foreign = Samples.item().descendants(ForeignElement.class).stream()
                .findFirst()
                .orElseGet(() -> (ForeignElement) Samples.read("content/valid/formula.xml", QtiElement.class).stream()
                        .filter(ForeignElement.class::isInstance)
                        .findFirst()
                        .orElseThrow());
        assertThatThrownBy(() -> MAPPER.writeValueAsString(foreign))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("foreign");
    }

    @Test
    void oneMapperServesManyThreads() throws Exception {
        Lesson lesson = Samples.lesson();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Lesson>> tasks = IntStream.range(0, 24)
                    .mapToObj(i -> (Callable<Lesson>)
                            () -> MAPPER.readValue(MAPPER.writeValueAsBytes(Samples.lesson()), Lesson.class))
                    .toList();
            for (Future<Lesson> each : pool.invokeAll(tasks)) {
                assertThat(each.get()).isEqualTo(lesson);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void isNeverRegisteredUnasked() {
        assertThat(ObjectMapper.findModules()).doesNotHaveAnyElementsOfTypes(QtiModule.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.QtiApiException;
import org.qti4j.client.QtiClient;
import org.qti4j.client.QtiClientConfig;
import org.qti4j.client.RateLimitException;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredSection;
import org.qti4j.client.StoredTest;
import org.qti4j.client.UpdateResult;
import org.qti4j.json.ApiJson;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.Loss;
import org.qti4j.json.QtiHtml;
import org.qti4j.json.QtiJson;
import org.qti4j.json.SurvivalCheck;
import org.qti4j.json.SurvivalReport;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemFormat;
import org.qti4j.json.api.ItemRef;
import org.qti4j.json.api.OutcomeDeclaration;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.TestPartUpdate;
import org.qti4j.json.api.TestUpdate;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.AssessmentItemRef;
import org.qti4j.model.AssessmentSection;
import org.qti4j.model.AssessmentTest;
import org.qti4j.model.BaseType;
import org.qti4j.model.Cardinality;
import org.qti4j.model.ChoiceInteraction;
import org.qti4j.model.CorrectResponse;
import org.qti4j.model.Em;
import org.qti4j.model.ItemBody;
import org.qti4j.model.MatchInteraction;
import org.qti4j.model.NavigationMode;
import org.qti4j.model.P;
import org.qti4j.model.Prompt;
import org.qti4j.model.ResponseDeclaration;
import org.qti4j.model.ResponseProcessing;
import org.qti4j.model.SimpleAssociableChoice;
import org.qti4j.model.SimpleChoice;
import org.qti4j.model.SimpleMatchSet;
import org.qti4j.model.SubmissionMode;
import org.qti4j.model.TestPart;
import org.qti4j.model.TimeLimits;
import org.qti4j.model.Value;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.Fixed;
import org.qti4j.rules.Profile;
import org.qti4j.rules.QtiValidator;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiDifferences;
import org.qti4j.xml.QtiDocument;
import org.qti4j.xml.QtiSchema;
import org.qti4j.xml.QtiXml;

/** The Java of the README, between tags; {@link ReadmeTest} compares the two. What stands outside the tags checks what the README says. */
class ReadmeExamples {
    private static final String ITEM = TestData.text("items/valid/choice-half-of-three-quarters.xml");
    private static final String TEST = TestData.text("tests/valid/algebra-midterm.xml");

    @Test
    void validatesText() {
        // tag::validate-text
        String xml = """
                <qti-assessment-section xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
                    identifier="s1" title="Warm-up" visible="yes"/>""";
        Diagnostics found = QtiXml.create().validate(xml);
        found.forEach(System.out::println);
        // end::validate-text
        assertThat(found.toString()).isEqualTo(Readme.blockAfter("validate-text", "text"));
    }

    @Test
    void tellsWhatAFindingHolds(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("item.xml");
        Files.writeString(file, ITEM.replace("max-choices=\"1\"", "max-choices=\"one\""));

        // tag::validate-file
        for (Diagnostic finding : QtiXml.create().validate(file)) {
            Location at = finding.location();
            System.out.println(
                    finding.severity() + " in line " + at.line() + ", column " + at.column() + ", at " + at.path());
            System.out.println(finding.code() + ": " + finding.message());
        }
        // end::validate-file

        assertThat(QtiXml.create().validate(file)).singleElement().satisfies(finding -> {
            assertThat(finding.location().line()).isEqualTo(11);
            assertThat(finding.location().path()).contains("qti-choice-interaction");
        });
    }

    @Test
    void judgesByAnotherSchema(@TempDir Path folder) throws IOException {
        for (String name : QtiSchema.bundledFiles()) {
            try (InputStream file = QtiSchema.openBundled(name)) {
                Files.copy(file, folder.resolve(name));
            }
        }
        Path schemaFile = folder.resolve("qti3.xsd");
        Path file = folder.resolve("item.xml");
        Files.writeString(file, ITEM.replace("max-choices=\"1\"", "max-choices=\"one\""));

        // tag::own-schema
        QtiXml byThatSchema =
                QtiXml.builder().schema(QtiSchema.from(schemaFile)).build();
        Diagnostics found = byThatSchema.validate(file);
        // end::own-schema

        assertThat(found).isEqualTo(QtiXml.create().validate(file)).hasSize(1);
    }

    @Test
    void readsChangesAndWrites(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("item.xml");
        Files.writeString(file, ITEM);
        Path copy = folder.resolve("copy.xml");

        // tag::read-change-write
        QtiXml qti = QtiXml.create();
        AssessmentItem item = qti.read(file, AssessmentItem.class);

        ChoiceInteraction question = item.descendants(ChoiceInteraction.class).get(0);
        question.setMaxChoices(2);
        question.getSimpleChoices().add(new SimpleChoice().withIdentifier("D").withContent("six sixteenths"));
        Optional<SimpleChoice> second = item.find(SimpleChoice.class, "B");
        second.ifPresent(choice -> choice.setFixed(true));

        qti.validate(item).throwIfErrors();
        qti.write(item, copy);
        // end::read-change-write

        assertThat(TestData.text(copy))
                .contains("max-choices=\"2\"")
                .contains("<qti-simple-choice identifier=\"B\" fixed=\"true\">three eighths</qti-simple-choice>")
                .contains("<qti-simple-choice identifier=\"D\">six sixteenths</qti-simple-choice>");
    }

    @Test
    void refusesWhatIsNotTheDocumentAskedFor() {
        String text =
                ITEM.replace("title=\"Half of three quarters\"", "").replace("shuffle=\"true\"", "shuffle=\"yes\"");

        // tag::read-refused
        try {
            AssessmentItem item = QtiXml.create().read(text, AssessmentItem.class);
            System.out.println(item.getTitle());
        } catch (QtiFormatException e) {
            e.diagnostics().forEach(System.out::println);
        }
        // end::read-refused

        assertThatExceptionOfType(QtiFormatException.class)
                .isThrownBy(() -> QtiXml.create().read(text, AssessmentItem.class))
                .satisfies(e -> assertThat(e.diagnostics()).hasSize(2));
    }

    @Test
    void knowsWhereAnElementStood() {
        // tag::locations
        QtiXml qti = QtiXml.builder().keepLocations(true).build();
        QtiDocument<AssessmentItem> document = qti.readDocument(ITEM, AssessmentItem.class);
        SimpleChoice choice = document.root().find(SimpleChoice.class, "C").orElseThrow();
        int line = document.location(choice).orElseThrow().line();
        // end::locations
        assertThat(line).isEqualTo(15);
    }

    @Test
    void buildsAChoiceItem() {
        // tag::build-item
        ResponseDeclaration response = new ResponseDeclaration()
                .withIdentifier("RESPONSE")
                .withCardinality(Cardinality.SINGLE)
                .withBaseType(BaseType.IDENTIFIER)
                .withCorrectResponse(new CorrectResponse().withValues(new Value().withValue("B")));

        AssessmentItem item = new AssessmentItem()
                .withIdentifier("sky-1")
                .withTitle("The sky")
                .withTimeDependent(false)
                .withResponseDeclarations(response)
                .withItemBody(new ItemBody()
                        .withContent(
                                new P().withContent("Think of a ", new Em().withContent("clear"), " day."),
                                new ChoiceInteraction()
                                        .withResponseIdentifier("RESPONSE")
                                        .withMaxChoices(1)
                                        .withPrompt(new Prompt().withContent("What colour is the sky?"))
                                        .withSimpleChoices(
                                                new SimpleChoice()
                                                        .withIdentifier("A")
                                                        .withContent("Green"),
                                                new SimpleChoice()
                                                        .withIdentifier("B")
                                                        .withContent("Blue"))))
                .withResponseProcessing(new ResponseProcessing()
                        .withTemplate("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"));

        String xml = QtiXml.create().writeToString(item);
        // end::build-item

        assertThat(QtiXml.create().validate(xml)).isEmpty();
        assertThat(xml).contains("<p>Think of a <em>clear</em> day.</p>");
        assertThat(QtiXml.create().read(xml, AssessmentItem.class)).isEqualTo(item);
    }

    @Test
    void buildsAMatchInteraction() {
        // tag::build-match
        MatchInteraction match = new MatchInteraction()
                .withResponseIdentifier("RESPONSE")
                .withShuffle(true)
                .withMaxAssociations(2)
                .withPrompt(new Prompt().withContent("Which planet has which colour?"))
                .withSimpleMatchSets(
                        new SimpleMatchSet()
                                .withSimpleAssociableChoices(choice("mars", "Mars"), choice("neptune", "Neptune")),
                        new SimpleMatchSet().withSimpleAssociableChoices(choice("red", "red"), choice("blue", "blue")));
        // end::build-match

        AssessmentItem item = new AssessmentItem()
                .withIdentifier("planets")
                .withTitle("Planets")
                .withTimeDependent(false)
                .withResponseDeclarations(new ResponseDeclaration()
                        .withIdentifier("RESPONSE")
                        .withCardinality(Cardinality.MULTIPLE)
                        .withBaseType(BaseType.DIRECTED_PAIR)
                        .withCorrectResponse(new CorrectResponse()
                                .withValues(new Value().withValue("mars red"), new Value().withValue("neptune blue"))))
                .withItemBody(new ItemBody().withContent(match));
        assertThat(QtiXml.create().validate(item)).isEmpty();
    }

    // tag::build-match-choice
    private static SimpleAssociableChoice choice(String identifier, String text) {
        return new SimpleAssociableChoice()
                .withIdentifier(identifier)
                .withMatchMax(1)
                .withContent(text);
    }
    // end::build-match-choice

    @Test
    void buildsATest() {
        // tag::build-test
        AssessmentTest test = new AssessmentTest()
                .withIdentifier("week-12")
                .withTitle("Week 12")
                .withTimeLimits(new TimeLimits().withMaxTime(1800.0))
                .withTestParts(new TestPart()
                        .withIdentifier("main")
                        .withNavigationMode(NavigationMode.NONLINEAR)
                        .withSubmissionMode(SubmissionMode.SIMULTANEOUS)
                        .withContent(new AssessmentSection()
                                .withIdentifier("light")
                                .withTitle("Light and colour")
                                .withVisible(true)
                                .withSectionParts(new AssessmentItemRef()
                                        .withIdentifier("sky-1")
                                        .withHref("items/sky-1.xml"))));

        Diagnostics found = QtiXml.create().validate(test);
        // end::build-test

        assertThat(found).isEmpty();
        assertThat(QtiXml.create().writeToString(test)).contains("<qti-time-limits max-time=\"1800\"/>");
    }

    @Test
    void goesToJsonAndBack() {
        String xml = ITEM;

        // tag::json-form
        QtiJson json = QtiJson.create();
        String text = json.xmlToJson(xml, JsonForm.QTI).text();
        String back = json.jsonToXml(text, JsonForm.QTI).text();
        AssessmentItem item = json.read(text, AssessmentItem.class);
        // end::json-form

        assertThat(text).contains("\"qti-assessment-item\"").contains("\"maxChoices\": 1");
        Infosets.assertSame(back, xml);
        assertThat(item).isEqualTo(QtiXml.create().read(xml, AssessmentItem.class));
        assertThat(json.write(item)).isEqualTo(text);
    }

    @Test
    void goesToTheApiAndBack() {
        String xml = TEST;

        // tag::api-form
        QtiJson json = QtiJson.create();
        ApiJson api = json.xmlToApi(xml);
        for (Loss loss : api.losses().losses()) {
            System.out.println(loss);
        }

        Map<String, Object> body = api.value();
        body.put("maxAttempts", 2);
        body.put("metadata", Map.of("subject", "Math", "grades", List.of(5, 6)));

        ApiXml document = json.apiToXml(body, ApiKind.TEST);
        // Two attempts and the metadata have no place in the XML. They lie beside it, and with both the same JSON
        // returns.
        Map<String, Object> beside = document.beside();
        Map<String, Object> again = json.xmlToApi(document.xml(), beside).value();
        // end::api-form

        assertThat(api.losses().losses()).isEmpty();
        assertThat(beside).isNotEmpty();
        assertThat(Json.write(again)).isEqualTo(Json.write(body));
        Infosets.assertSame(document.xml(), xml);
    }

    @Test
    void takesHtmlOfAnEditor() {
        // tag::html
        QtiHtml html = QtiHtml.create();
        QtiHtml.Result result = html.read("<p>Half of <b>three quarters<br>of a cake");
        result.diagnostics().forEach(System.out::println);
        String clean = html.write(result.content());
        // end::html

        assertThat(clean).isEqualTo("<p>Half of <b>three quarters<br/>of a cake</b></p>");
    }

    @Test
    void judgesByRules(@TempDir Path folder) throws IOException {
        String xml = ITEM.replace("<qti-value>B</qti-value>", "<qti-value>Z</qti-value>");
        Files.writeString(folder.resolve("item.xml"), xml);
        List<String> seen = new ArrayList<>();

        // tag::rules
        for (Diagnostic finding : QtiValidator.create().validate(xml)) {
            seen.add(finding.code() + ": " + finding.message());
        }

        Profile ours = Profile.api().withoutRule("rp-missing").withSeverity("fb-empty", Severity.ERROR);
        try (Stream<FileReport> reports = QtiValidator.of(ours).validateAll(folder)) {
            reports.forEach(report -> System.out.println(report.path() + ": " + report.diagnostics()));
        }
        // end::rules

        assertThat(seen).singleElement().asString().startsWith("choice-correct-exists: ");
    }

    @Test
    void repairsWhatIsCertain() {
        String xml = ITEM.replaceAll("\\s*<qti-outcome-declaration identifier=\"SCORE\".*", "");

        // tag::fix
        Fixed fixed = QtiValidator.create().fix(xml);
        fixed.applied().forEach(finding -> System.out.println(finding.message()));
        String repaired = fixed.text();
        // end::fix

        assertThat(QtiValidator.create().validate(repaired)).isEmpty();
        assertThat(fixed.applied()).extracting(Diagnostic::code).contains("rp-template-needs");
    }

    @Test
    void comparesWhatDocumentsMean() {
        String before = ITEM;
        String after = ITEM.replace("max-choices=\"1\"", "max-choices=\"2\"");

        // tag::diff
        QtiDifferences differences = QtiDiff.create().compare(before, after);
        differences.forEach(System.out::println);
        // end::diff

        assertThat(differences.all()).hasSize(1);
    }

    @Test
    void takesHtmlIntoTheModel() {
        // tag::html-model
        SimpleChoice water = new SimpleChoice()
                .withIdentifier("A")
                .withContent(QtiHtml.create().readModel("H<sub>2</sub>O").content());
        // end::html-model

        assertThat(water.getContent()).hasSize(3);
    }

    @Test
    void tellsWhatWouldNotSurvive() {
        String xml = ITEM;

        // tag::survival
        SurvivalReport report = SurvivalCheck.create().check(xml);
        report.findings().forEach(System.out::println);
        ItemFormat envelope = report.recommendedEnvelope();
        // end::survival

        assertThat(envelope).isNotNull();
    }

    @Test
    void changesWhatIsStored() {
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = clientOf(sandbox)) {
            sandbox.putItem(ITEM.replaceFirst("identifier=\"[^\"]*\"", "identifier=\"item-1\""));

            // tag::modify
            UpdateResult<StoredItem> result = client.modifyItem("item-1", edit -> {
                edit.item().setTitle("Half of three quarters, revised");
                edit.metadata().put("reviewed", true);
            });
            StoredItem stored = result.proven();
            // end::modify

            assertThat(stored.title()).isEqualTo("Half of three quarters, revised");
        }
    }

    @Test
    void updatesATest() {
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = clientOf(sandbox)) {
            sandbox.putTest(TEST.replace("algebra-midterm", "test-001"));
            String xml = TEST.replace("algebra-midterm", "test-001");

            // tag::update-test
            StoredTest byXml = client.updateAssessmentTest("test-001", xml);

            TestUpdate test = TestUpdate.builder(
                            "test-001",
                            "Algebra, second midterm",
                            TestPartUpdate.of(
                                    "main",
                                    "linear",
                                    "individual",
                                    SectionUpdate.builder("basics", "Basics")
                                            .itemRefs(ItemRef.of("linear-equations"), ItemRef.of("prime-numbers"))
                                            .build()))
                    .timeLimit(2700)
                    .metadata(Map.of("subject", "Math"))
                    .outcomeDeclarations(OutcomeDeclaration.single("SCORE", "float"))
                    .build();
            StoredTest byJson = client.updateAssessmentTest("test-001", test);

            StoredTest stored = client.getAssessmentTest("test-001");
            System.out.println(stored.title() + ", valid: " + stored.isValidXml() + ", changed: " + stored.updatedAt());
            // end::update-test

            assertThat(byXml.title()).isEqualTo("Algebra midterm");
            assertThat(byJson.title()).isEqualTo("Algebra, second midterm");
            assertThat(stored.isValidXml()).isTrue();
            assertThat(QtiXml.create().validate(stored.rawXml())).isEmpty();
        }
    }

    @Test
    void updatesTheMetadataOfATest() {
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = clientOf(sandbox)) {
            sandbox.putTest(TEST.replace("algebra-midterm", "test-001"));

            // tag::update-test-metadata
            StoredTest test = client.updateAssessmentTestMetadata(
                    "test-001", Map.of("subject", "Math", "grade", "5", "description", "Fractions, revised"));
            System.out.println(test.identifier() + " now has " + test.metadata());

            // Any JSON will do, nested as you like.
            test = client.updateAssessmentTestMetadata(
                    "test-001",
                    Map.of(
                            "subject",
                            "Science",
                            "learningObjectives",
                            List.of("LO1", "LO2", "LO3"),
                            "settings",
                            Map.of("timeLimit", 3600, "allowReview", true, "showFeedback", true),
                            "version",
                            "2.0"));

            // One field.
            test = client.updateAssessmentTestMetadata("test-001", Map.of("description", "Only this"));
            // end::update-test-metadata

            assertThat(test.metadata())
                    .containsEntry("subject", "Science")
                    .containsEntry("description", "Only this")
                    .containsEntry("settings", Map.of("timeLimit", 3600, "allowReview", true, "showFeedback", true));
            assertThat(sandbox.requests())
                    .filteredOn(request -> request.method().equals("PUT"))
                    .hasSize(3)
                    .allSatisfy(request -> {
                        assertThat(request.path()).isEqualTo("/api/assessment-tests/test-001/metadata");
                        assertThat(request.contentType()).startsWith("application/json");
                        assertThat(request.status()).isEqualTo(200);
                        assertThat(Json.readObject(request.body())).containsOnlyKeys("metadata");
                    });
        }
    }

    @Test
    void updatesASection() {
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = clientOf(sandbox)) {
            sandbox.putTest(TEST.replace("algebra-midterm", "test-001")
                    .replace("\"main\"", "\"part-001\"")
                    .replace("\"basics\"", "\"section-001\""));

            // tag::update-section
            StoredSection section = client.updateSection(
                    "test-001",
                    "part-001",
                    "section-001",
                    SectionUpdate.builder("section-001", "Warm-up").build());
            System.out.println(section.title());

            section = client.updateSection(
                    "test-001",
                    "part-001",
                    "section-001",
                    SectionUpdate.builder("section-001", "Warm-up")
                            .visible(false)
                            .build());
            // end::update-section

            assertThat(section.title()).isEqualTo("Warm-up");
            assertThat(section.visible()).isFalse();
            assertThat(sandbox.requests())
                    .filteredOn(request -> request.method().equals("PUT"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.path())
                            .isEqualTo("/api/assessment-tests/test-001/test-parts/part-001/sections/section-001"));
        }
    }

    @Test
    void updatesTheMetadataOfAnItem() {
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = clientOf(sandbox)) {
            String xml = ITEM.replace("half-of-three-quarters", "item-001");

            // tag::update-item-metadata
            StoredItem item = client.updateAssessmentItemMetadata(ItemEnvelope.xml(xml)
                    .withMetadata(Map.of("subject", "Math", "grade", "5", "difficulty", "medium")));
            System.out.println(item.identifier() + " now has " + item.metadata());

            item = client.updateAssessmentItemMetadata(ItemEnvelope.xml(xml)
                    .withMetadata(Map.of(
                            "subject",
                            "Math",
                            "learningObjectiveSet",
                            List.of(Map.of("source", "CASE", "learningObjectiveIds", List.of("D1.5.6-8"))))));
            // end::update-item-metadata

            assertThat(item.identifier()).isEqualTo("item-001");
            assertThat(item.metadata())
                    .containsEntry(
                            "learningObjectiveSet",
                            List.of(Map.of("source", "CASE", "learningObjectiveIds", List.of("D1.5.6-8"))));
            assertThat(sandbox.requests())
                    .filteredOn(request -> request.path().startsWith("/api/"))
                    .hasSize(2)
                    .allSatisfy(request -> {
                        assertThat(request.method()).isEqualTo("POST");
                        assertThat(request.path()).isEqualTo("/api/assessment-items/metadata");
                        assertThat(request.status()).isEqualTo(201);
                        assertThat(Json.readObject(request.body()))
                                .containsEntry("format", "xml")
                                .containsEntry("xml", xml);
                    });
        }
    }

    // tag::sandbox
    @Test
    void waitsWhenTheServiceIsBusy() {
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = QtiClient.builder(sandbox.baseUrl())
                        .clientCredentials(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret())
                        .build()) {
            String id = sandbox.putTest(TEST);
            sandbox.failNext(Fault.status(429));

            client.updateAssessmentTestMetadata(id, Map.of("grade", "7"));

            assertThat(sandbox.test(id).orElseThrow()).containsEntry("metadata", Map.of("grade", "7"));
            assertThat(sandbox.requests()).extracting("status").containsExactly(200, 429, 200);
        }
    }
    // end::sandbox

    @Test
    void throwsOneExceptionForEachOutcome() {
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = clientOf(sandbox)) {
            String message = "";

            // tag::errors
            try {
                client.updateAssessmentTestMetadata("no-such-test", Map.of("grade", "5"));
            } catch (NotFoundException e) {
                message = e.getMessage();
            } catch (RateLimitException e) {
                message = "busy; try again in " + e.retryAfter();
            } catch (QtiApiException e) {
                message = e.request() + " ended with " + e.status() + ": " + e.serviceMessage();
            }
            // end::errors

            assertThat(message)
                    .contains("PUT /assessment-tests/no-such-test/metadata")
                    .contains("404");
        }
    }

    @Test
    void takesItsSettingsFromTheEnvironment() {
        try (QtiSandbox sandbox = QtiSandbox.start()) {
            String id = sandbox.putTest(TEST);
            Map<String, String> environment = Map.of(
                    QtiClientConfig.BASE_URL, sandbox.baseUrl().toString(),
                    QtiClientConfig.TOKEN_URL, sandbox.tokenUrl().toString(),
                    QtiClientConfig.CLIENT_ID, sandbox.clientId(),
                    QtiClientConfig.CLIENT_SECRET, sandbox.clientSecret());

            // tag::client
            try (QtiClient client =
                    QtiClient.builder(QtiClientConfig.from(environment)).build()) {
                StoredTest test = client.getAssessmentTest(id);
                System.out.println(test.title());
            }
            // end::client

            assertThat(sandbox.requests()).extracting("status").containsExactly(200, 200);
        }
    }

    private static QtiClient clientOf(QtiSandbox sandbox) {
        return QtiClient.builder(sandbox.baseUrl())
                .clientCredentials(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret())
                .build();
    }
}

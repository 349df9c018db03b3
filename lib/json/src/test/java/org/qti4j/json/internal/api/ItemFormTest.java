// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.ApiKind;
import org.qti4j.json.internal.tree.JsonValues;

class ItemFormTest {
    private static final String IMAGE =
            "object: {data: 'https://example.org/leaf.png', width: 300, height: 200, type: 'image/png', mediaType: 'image/png'}";

    /** Type, response declaration, the rest of the interaction, the element that must come of it. */
    static Stream<Arguments> everyType() {
        return Stream.of(
                item(
                        "choice",
                        "cardinality: 'single', baseType: 'identifier', correctResponse: {value: ['B']}",
                        """
                        shuffle: true, maxChoices: 1, questionStructure: {prompt: 'Which is <em>red</em>?', choices: [
                          {identifier: 'A', content: 'grass', feedbackInline: '<span>No.</span>', feedbackOutcomeIdentifier: 'HINT'},
                          {identifier: 'B', content: '<strong>blood</strong>'}]}
                        """,
                        """
                        {shuffle: true, maxChoices: 1, 'qti-prompt': {content: ['Which is ', {em: {content: ['red']}}, '?']},
                         'qti-simple-choice': [
                          {identifier: 'A', content: ['grass', {'qti-feedback-inline': {outcomeIdentifier: 'HINT', identifier: 'A',
                             showHide: 'show', content: [{span: {content: ['No.']}}]}}]},
                          {identifier: 'B', content: [{strong: {content: ['blood']}}]}]}
                        """),
                item(
                        "order",
                        "cardinality: 'ordered', baseType: 'identifier', correctResponse: {value: ['A', 'B']}",
                        """
                        shuffle: false, orientation: 'horizontal', questionStructure: {prompt: 'Sort.', choices: [
                          {identifier: 'A', content: '1'}, {identifier: 'B', content: '2'}]}
                        """,
                        """
                        {shuffle: false, orientation: 'horizontal', 'qti-prompt': {content: ['Sort.']},
                         'qti-simple-choice': [{identifier: 'A', content: ['1']}, {identifier: 'B', content: ['2']}]}
                        """),
                item("extended-text", "cardinality: 'single', baseType: 'string'", """
                        questionStructure: {prompt: 'Tell.', expectedLength: 90, expectedLines: 3, format: 'plain', maxStrings: 1, minStrings: 0,
                          patternMask: '.+'}
                        """, """
                        {expectedLength: 90, expectedLines: 3, format: 'plain', maxStrings: 1, minStrings: 0, patternMask: '.+',
                         'qti-prompt': {content: ['Tell.']}}
                        """),
                item(
                        "match",
                        "cardinality: 'multiple', baseType: 'directedPair', correctResponse: {value: [['S1', 'T2'], ['S2', 'T1']]}",
                        """
                        shuffle: true, maxAssociations: 2, questionStructure: {prompt: 'Match.', sourceChoices: [
                          {identifier: 'S1', content: 'cat'}, {identifier: 'S2', content: 'dog'}], targetChoices: [
                          {identifier: 'T1', content: 'bark'}, {identifier: 'T2', content: 'meow'}, {identifier: 'T3', content: 'moo'}]}
                        """,
                        """
                        {shuffle: true, maxAssociations: 2, 'qti-prompt': {content: ['Match.']}, 'qti-simple-match-set': [
                          {'qti-simple-associable-choice': [{identifier: 'S1', matchMax: 3, content: ['cat']},
                             {identifier: 'S2', matchMax: 3, content: ['dog']}]},
                          {'qti-simple-associable-choice': [{identifier: 'T1', matchMax: 2, content: ['bark']},
                             {identifier: 'T2', matchMax: 2, content: ['meow']}, {identifier: 'T3', matchMax: 2, content: ['moo']}]}]}
                        """),
                item(
                        "associate",
                        "cardinality: 'multiple', baseType: 'directedPair', correctResponse: {value: [['A', 'C'], ['B', 'D']]}",
                        """
                        shuffle: false, maxAssociations: 2, questionStructure: {prompt: 'Pair.', sourceChoices: [
                          {identifier: 'A', content: 'a'}, {identifier: 'B', content: 'b'}], targetChoices: [
                          {identifier: 'C', content: 'c'}, {identifier: 'D', content: 'd'}]}
                        """,
                        """
                        {shuffle: false, maxAssociations: 2, 'qti-prompt': {content: ['Pair.']}, 'qti-simple-associable-choice': [
                          {identifier: 'A', matchMax: 4, content: ['a']}, {identifier: 'B', matchMax: 4, content: ['b']},
                          {identifier: 'C', matchMax: 4, content: ['c']}, {identifier: 'D', matchMax: 4, content: ['d']}]}
                        """),
                item(
                        "hotspot",
                        "cardinality: 'multiple', baseType: 'identifier', correctResponse: {value: ['H1']}",
                        "maxChoices: 2, questionStructure: {prompt: 'Where?', " + IMAGE
                                + ", hotspots: [{identifier: 'H1', shape: 'circle', coords: '5,5,3'}]}",
                        """
                        {maxChoices: 2, 'qti-prompt': {content: ['Where?']},
                         object: {data: 'https://example.org/leaf.png', width: '300', height: '200', type: 'image/png'},
                         'qti-hotspot-choice': [{identifier: 'H1', shape: 'circle', coords: '5,5,3'}]}
                        """),
                item(
                        "hottext",
                        "cardinality: 'multiple', baseType: 'identifier', correctResponse: {value: ['W1']}",
                        """
                        questionStructure: {prompt: 'Find verbs.',
                          text: '<p>We <hottext identifier="W1">run</hottext> in the <hottext identifier="W2">sun</hottext>.</p>'}
                        """,
                        """
                        {maxChoices: 0, 'qti-prompt': {content: ['Find verbs.']}, content: [{p: {content: [
                          'We ', {'qti-hottext': {identifier: 'W1', content: ['run']}}, ' in the ',
                          {'qti-hottext': {identifier: 'W2', content: ['sun']}}, '.']}}]}
                        """),
                item(
                        "select-point",
                        "cardinality: 'multiple', baseType: 'point', correctResponse: {value: ['20 30']}",
                        "maxChoices: 2, minChoices: 1, questionStructure: {prompt: 'Point.', " + IMAGE + "}",
                        """
                        {maxChoices: 2, minChoices: 1, 'qti-prompt': {content: ['Point.']},
                         object: {data: 'https://example.org/leaf.png', width: '300', height: '200', type: 'image/png'}}
                        """),
                item(
                        "graphic-order",
                        "cardinality: 'ordered', baseType: 'identifier', correctResponse: {value: ['A', 'B']}",
                        "shuffle: false, questionStructure: {prompt: 'Order.', " + IMAGE
                                + ", orderChoices: [{identifier: 'A', label: 'one', shape: 'rect', coords: '0,0,1,1'},"
                                + " {identifier: 'B', label: 'two', shape: 'rect', coords: '2,2,3,3'}]}",
                        """
                        {'qti-prompt': {content: ['Order.']},
                         object: {data: 'https://example.org/leaf.png', width: '300', height: '200', type: 'image/png'},
                         'qti-hotspot-choice': [{identifier: 'A', hotspotLabel: 'one', shape: 'rect', coords: '0,0,1,1'},
                           {identifier: 'B', hotspotLabel: 'two', shape: 'rect', coords: '2,2,3,3'}]}
                        """),
                item(
                        "graphic-associate",
                        "cardinality: 'multiple', baseType: 'directedPair', correctResponse: {value: ['A B']}",
                        "maxAssociations: 1, shuffle: true, questionStructure: {prompt: 'Link.', " + IMAGE
                                + ", associableHotspots: [{identifier: 'A', shape: 'rect', coords: '0,0,1,1', matchMax: 1, label: 'x'},"
                                + " {identifier: 'B', shape: 'rect', coords: '2,2,3,3', matchMax: 2}]}",
                        """
                        {maxAssociations: 1, 'qti-prompt': {content: ['Link.']},
                         object: {data: 'https://example.org/leaf.png', width: '300', height: '200', type: 'image/png'},
                         'qti-associable-hotspot': [{identifier: 'A', shape: 'rect', coords: '0,0,1,1', matchMax: 1, hotspotLabel: 'x'},
                           {identifier: 'B', shape: 'rect', coords: '2,2,3,3', matchMax: 2}]}
                        """),
                item(
                        "graphic-gap-match",
                        "cardinality: 'multiple', baseType: 'directedPair', correctResponse: {value: ['G1 S1']}",
                        "shuffle: false, questionStructure: {prompt: 'Drop.', " + IMAGE
                                + ", gapImgs: [{identifier: 'G1', matchMax: 1, " + IMAGE
                                + "}], associableHotspots: [{identifier: 'S1', shape: 'rect', coords: '0,0,1,1', matchMax: 1}]}",
                        """
                        {maxAssociations: 0, 'qti-prompt': {content: ['Drop.']},
                         object: {data: 'https://example.org/leaf.png', width: '300', height: '200', type: 'image/png'},
                         content: [{'qti-gap-img': {identifier: 'G1', matchMax: 1,
                            object: {data: 'https://example.org/leaf.png', width: '300', height: '200', type: 'image/png'}}}],
                         'qti-associable-hotspot': [{identifier: 'S1', shape: 'rect', coords: '0,0,1,1', matchMax: 1}]}
                        """),
                item(
                        "gap-match",
                        "cardinality: 'multiple', baseType: 'directedPair', correctResponse: {value: ['W1 G1']}",
                        """
                        shuffle: false, maxAssociations: 2, questionStructure: {prompt: 'Fill.',
                          gapTexts: [{identifier: 'W1', content: 'sun', matchMax: 1}, {identifier: 'W2', content: 'moon'}],
                          text: '<p>The <gap identifier="G1"/> is hot.</p>'}
                        """,
                        """
                        {shuffle: false, maxAssociations: 2, 'qti-prompt': {content: ['Fill.']}, content: [
                          {'qti-gap-text': {identifier: 'W1', matchMax: 1, content: ['sun']}},
                          {'qti-gap-text': {identifier: 'W2', matchMax: 1, content: ['moon']}},
                          {p: {content: ['The ', {'qti-gap': {identifier: 'G1'}}, ' is hot.']}}]}
                        """),
                item(
                        "slider",
                        "cardinality: 'single', baseType: 'float', correctResponse: {value: ['20']}",
                        "'lower-bound': 0, 'upper-bound': 40.5, step: 0.5, orientation: 'vertical', 'step-label': true, reverse: false,"
                                + " questionStructure: {prompt: 'Set.', " + IMAGE + "}",
                        """
                        {lowerBound: 0, upperBound: 40.5, step: 0.5, orientation: 'vertical', stepLabel: true, reverse: false,
                         'qti-prompt': {content: ['Set.',
                           {object: {data: 'https://example.org/leaf.png', width: '300', height: '200', type: 'image/png'}}]}}
                        """),
                item(
                        "drawing",
                        "cardinality: 'single', baseType: 'file', correctResponse: {value: ['']}",
                        "questionStructure: {prompt: 'Draw.', canvas: {width: 10, height: 20}, " + IMAGE + "}",
                        """
                        {'qti-prompt': {content: ['Draw.']},
                         object: {data: 'https://example.org/leaf.png', width: '300', height: '200', type: 'image/png'}}
                        """),
                item(
                        "media",
                        "cardinality: 'single', baseType: 'string'",
                        "autostart: false, minPlays: 1, maxPlays: 3, loop: true, questionStructure: {prompt: 'Listen.',"
                                + " object: {data: 'a.mp3', type: 'audio/mpeg', mediaType: 'audio/mpeg'}}",
                        """
                        {autostart: false, minPlays: 1, maxPlays: 3, loop: true, 'qti-prompt': {content: ['Listen.']},
                         object: {data: 'a.mp3', type: 'audio/mpeg'}}
                        """),
                item(
                        "upload",
                        "cardinality: 'single', baseType: 'string', correctResponse: {value: ['']}",
                        "questionStructure: {prompt: 'Send.', allowedTypes: ['image/png', 'application/pdf'], maxSize: 100, maxFiles: 2}",
                        "{type: 'image/png application/pdf', 'qti-prompt': {content: ['Send.']}}"));
    }

    private static Arguments item(String type, String declaration, String interaction, String expected) {
        return Arguments.of(type, declaration, interaction, expected);
    }

    static Map<String, Object> json(String type, String declaration, String interaction) {
        return TestJson.object("""
                {identifier: 'item-1', type: '%s', title: 'An item', metadata: {grade: '5'},
                 interaction: {type: '%s', responseIdentifier: 'RESPONSE', %s},
                 responseDeclarations: [{identifier: 'RESPONSE', %s}],
                 outcomeDeclarations: [{identifier: 'SCORE', cardinality: 'single', baseType: 'float'},
                   {identifier: 'HINT', cardinality: 'single', baseType: 'identifier'}],
                 responseProcessing: {templateType: 'match_correct', responseDeclarationIdentifier: 'RESPONSE', outcomeIdentifier: 'HINT',
                   correctResponseIdentifier: 'YES', incorrectResponseIdentifier: 'NO',
                   inlineFeedback: {outcomeIdentifier: 'HINT', variableIdentifier: 'RESPONSE'}},
                 feedbackBlock: [{outcomeIdentifier: 'HINT', identifier: 'YES', showHide: 'show', content: '<p>Good.</p>', class: ['a', 'b']}],
                 modalFeedback: [{outcomeIdentifier: 'HINT', identifier: 'NO', showHide: 'hide', title: 'Oh', content: 'Try <b>again</b>.'}],
                 rubrics: [{use: 'ext:criteria', view: 'scorer', body: '<p>One point.</p>'}],
                 stimulus: {identifier: 'leaf'}}
                """.formatted(type, type, interaction, declaration));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void everyTypeBecomesItsInteractionAndComesBack(
            String type, String declaration, String interaction, String expected) {
        Map<String, Object> json = json(type, declaration, interaction);

        ApiForm.Qti qti = RoundTrip.ofGoodJson(json, ApiKind.ITEM);

        Map<String, Object> item = object(qti.document(), "qti-assessment-item");
        List<Object> body = JsonValues.array(object(item, "qti-item-body").get("content"));
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("responseIdentifier", "RESPONSE");
        element.putAll(TestJson.object(expected));
        assertThat(body.get(0)).isEqualTo(Map.of("qti-" + type + "-interaction", element));
        assertThat(RoundTrip.losses(qti.document())).isEmpty();
        assertThat(qti.beside()).containsKey("metadata");
        assertThat(qti.beside().keySet()).isSubsetOf("metadata", "interaction");
    }

    @Test
    void everyTypeOfTheApiIsKnown() {
        assertThat(Interaction.types())
                .containsExactlyInAnyOrder(
                        "choice",
                        "text-entry",
                        "extended-text",
                        "inline-choice",
                        "match",
                        "order",
                        "associate",
                        "select-point",
                        "graphic-order",
                        "graphic-associate",
                        "graphic-gap-match",
                        "gap-match",
                        "hotspot",
                        "hottext",
                        "slider",
                        "drawing",
                        "media",
                        "upload");
        assertThat(everyType().map(one -> (String) one.get()[0])).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    void theRestOfAnItemBecomesItsElements() {
        Map<String, Object> item = object(
                RoundTrip.ofGoodJson(
                                json(
                                        "upload",
                                        "cardinality: 'single', baseType: 'file'",
                                        "questionStructure: {prompt: 'x'}"),
                                ApiKind.ITEM)
                        .document(),
                "qti-assessment-item");
        assertThat(item.get("timeDependent")).isEqualTo(false);
        assertThat(item.get("qti-assessment-stimulus-ref"))
                .isEqualTo(List.of(TestJson.object("{identifier: 'leaf', href: 'stimuli/leaf'}")));
        assertThat(item.get("qti-modal-feedback")).isEqualTo(List.of(TestJson.object("""
                        {outcomeIdentifier: 'HINT', identifier: 'NO', showHide: 'hide', title: 'Oh',
                         'qti-content-body': {content: ['Try ', {b: {content: ['again']}}, '.']}}
                        """)));
        List<Object> body = JsonValues.array(object(item, "qti-item-body").get("content"));
        assertThat(body.get(1)).isEqualTo(TestJson.object("""
                        {'qti-feedback-block': {outcomeIdentifier: 'HINT', identifier: 'YES', showHide: 'show', class: 'a b',
                          'qti-content-body': {content: [{p: {content: ['Good.']}}]}}}
                        """));
        assertThat(body.get(2)).isEqualTo(TestJson.object("""
                        {'qti-rubric-block': {use: 'ext:criteria', view: 'scorer',
                          'qti-content-body': {content: [{p: {content: ['One point.']}}]}}}
                        """));
        assertThat(item.get("qti-response-processing")).isEqualTo(TestJson.object("""
                        {content: [
                          {'qti-response-condition': {
                            'qti-response-if': {'qti-match': {content: [{'qti-variable': {identifier: 'RESPONSE'}},
                                {'qti-correct': {identifier: 'RESPONSE'}}]},
                              content: [
                               {'qti-set-outcome-value': {identifier: 'HINT', 'qti-base-value': {baseType: 'identifier', value: 'YES'}}},
                               {'qti-set-outcome-value': {identifier: 'SCORE', 'qti-base-value': {baseType: 'float', value: '1'}}}]},
                            'qti-response-else': {content: [
                               {'qti-set-outcome-value': {identifier: 'HINT', 'qti-base-value': {baseType: 'identifier', value: 'NO'}}},
                               {'qti-set-outcome-value': {identifier: 'SCORE', 'qti-base-value': {baseType: 'float', value: '0'}}}]}}},
                          {'qti-set-outcome-value': {identifier: 'HINT', 'qti-variable': {identifier: 'RESPONSE'}}}]}
                        """));
    }

    private static Map<String, Object> object(Map<String, Object> of, String key) {
        return JsonValues.object(of.get(key));
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void anInlineInteractionStandsWhereThePromptHasABlank(String prompt, String body) {
        Map<String, Object> json = json(
                "text-entry",
                "cardinality: 'single', baseType: 'string', correctResponse: {value: ['x']}",
                "attributes: {'expected-length': 5, 'pattern-mask': '[a-z]+', placeholder: 'word'}, questionStructure: {}");
        object(object(json, "interaction"), "questionStructure").put("prompt", prompt);
        json.keySet().removeAll(List.of("feedbackBlock", "rubrics"));

        ApiForm.Qti qti = RoundTrip.ofGoodJson(json, ApiKind.ITEM);

        String element =
                "{'qti-text-entry-interaction': {responseIdentifier: 'RESPONSE', expectedLength: 5, patternMask: '[a-z]+', placeholderText: 'word'}}";
        assertThat(object(object(qti.document(), "qti-assessment-item"), "qti-item-body"))
                .isEqualTo(TestJson.object("{content: [" + body.replace("HERE", element) + "]}"));
        assertThat(RoundTrip.losses(qti.document())).isEmpty();
        assertThat(qti.beside().keySet()).isSubsetOf("metadata", "interaction");
    }

    static Stream<Arguments> prompts() {
        return Stream.of(
                Arguments.of("Name it.", "{p: {content: ['Name it.', HERE]}}"),
                Arguments.of("A _____ day.", "{p: {content: ['A ', HERE, ' day.']}}"),
                Arguments.of("<p>Name it.</p>", "{p: {content: ['Name it.']}}, {p: {content: [HERE]}}"),
                Arguments.of(
                        "<p>Look:</p><div>a <b>____</b> z</div>",
                        "{p: {content: ['Look:']}}, {div: {content: ['a ', {b: {content: [HERE]}}, ' z']}}"),
                Arguments.of("<ul><li>_____</li></ul>", "{ul: {li: [{content: [HERE]}]}}"),
                Arguments.of("", "{p: {content: [HERE]}}"));
    }

    @Test
    void inlineChoicesAndTopFeedbackFindTheirPlace() {
        Map<String, Object> json = json(
                "inline-choice",
                "cardinality: 'single', baseType: 'identifier', correctResponse: {value: ['A']}",
                "questionStructure: {prompt: 'It is _____.', inlineChoices: [{identifier: 'A', content: 'hot'}, {identifier: 'B', content: 'cold'}]}");
        json.putAll(TestJson.object("""
                {feedbackInline: [{outcomeIdentifier: 'HINT', identifier: 'A', showHide: 'show', content: 'yes', class: ['good']},
                  {outcomeIdentifier: 'HINT', identifier: 'ELSE', showHide: 'hide', content: 'no'}]}
                """));

        ApiForm.Qti qti = RoundTrip.ofGoodJson(json, ApiKind.ITEM);

        List<Object> body = JsonValues.array(object(object(qti.document(), "qti-assessment-item"), "qti-item-body")
                .get("content"));
        assertThat(body.get(0)).isEqualTo(TestJson.object("""
                        {p: {content: ['It is ', {'qti-inline-choice-interaction': {responseIdentifier: 'RESPONSE', 'qti-inline-choice': [
                          {identifier: 'A', content: ['hot', {'qti-feedback-inline':
                             {outcomeIdentifier: 'HINT', identifier: 'A', showHide: 'show', class: 'good', content: ['yes']}}]},
                          {identifier: 'B', content: ['cold']}]}},
                          {'qti-feedback-inline': {outcomeIdentifier: 'HINT', identifier: 'ELSE', showHide: 'hide', content: ['no']}}, '.']}}
                        """));
        assertThat(RoundTrip.losses(qti.document())).isEmpty();
        assertThat(qti.beside().keySet()).containsExactly("metadata");
    }

    @ParameterizedTest
    @MethodSource("processing")
    void responseProcessingIsATemplateOrRules(String json, String template) {
        Map<String, Object> item =
                json("upload", "cardinality: 'single', baseType: 'file'", "questionStructure: {prompt: 'x'}");
        item.put("responseProcessing", TestJson.object(json));

        ApiForm.Qti qti = RoundTrip.ofJson(item, ApiKind.ITEM);

        RoundTrip.assertValid(qti.document());
        assertThat(qti.diagnostics().hasErrors()).isFalse();
        assertThat(RoundTrip.losses(qti.document())).isEmpty();
        Object address = object(object(qti.document(), "qti-assessment-item"), "qti-response-processing")
                .get("template");
        assertThat(address)
                .isEqualTo(
                        template.isEmpty() ? null : "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/" + template);
    }

    static Stream<Arguments> processing() {
        return Stream.of(
                Arguments.of("{templateType: 'match_correct'}", "match_correct"),
                Arguments.of(
                        "{templateType: 'map_response', responseDeclarationIdentifier: 'RESPONSE', outcomeIdentifier: 'SCORE',"
                                + " correctResponseIdentifier: '', incorrectResponseIdentifier: ''}",
                        "map_response"),
                Arguments.of("{templateType: 'map_response_point'}", "map_response_point"),
                Arguments.of("{templateType: 'custom', customOperator: {class: 'x', definition: 'y'}}", "custom"),
                Arguments.of("{templateType: 'match_correct', responseDeclarationIdentifier: 'OTHER'}", ""),
                Arguments.of("{templateType: 'map_response', responseDeclarationIdentifier: 'OTHER'}", ""),
                Arguments.of(
                        "{templateType: 'match_correct', outcomeIdentifier: 'HINT', correctResponseIdentifier: 'Y'}",
                        ""),
                Arguments.of(
                        "{templateType: 'map_response', outcomeIdentifier: 'HINT', correctResponseIdentifier: 'Y',"
                                + " incorrectResponseIdentifier: 'N'}",
                        ""),
                Arguments.of(
                        "{templateType: 'match_correct', outcomeIdentifier: 'SCORE', correctResponseIdentifier: 'CORRECT'}",
                        "match_correct"),
                Arguments.of(
                        "{templateType: 'match_correct', outcomeIdentifier: 'SCORE', correctResponseIdentifier: '5',"
                                + " incorrectResponseIdentifier: '0'}",
                        ""));
    }

    @Test
    void addsNoDeclaration() {
        Map<String, Object> json = TestJson.object("""
                {identifier: 'i', title: 'I', type: 'upload', interaction: {type: 'upload', responseIdentifier: 'FILE', questionStructure: {}},
                 responseProcessing: {templateType: 'match_correct', outcomeIdentifier: 'NOWHERE', correctResponseIdentifier: 'A'}}
                """);
        ApiForm.Qti qti = RoundTrip.ofJson(json, ApiKind.ITEM);
        assertThat(object(qti.document(), "qti-assessment-item").keySet())
                .doesNotContain("qti-response-declaration", "qti-outcome-declaration");
        assertThat(qti.diagnostics().stream().map(TestFormTest::brief))
                .containsExactly(
                        "warning json-inconsistent /interaction/responseIdentifier",
                        "warning json-inconsistent /responseProcessing",
                        "warning json-inconsistent /responseProcessing");
    }

    @Test
    void whatIsMissingOrWrongIsSaidWithItsPlace() {
        ApiForm.Qti qti = RoundTrip.ofJson(TestJson.object("""
                        {identifier: 'i', title: 'I', type: 'choice', prompt: 'x',
                         interaction: {type: 'order', maxChoices: 'many', colour: 1, questionStructure: {choices: [
                           {identifier: 'A', content: '<p>a', feedbackInline: 'f'}, {content: 'b', weight: 1}]}},
                         responseDeclarations: [{identifier: 'RESPONSE', cardinality: 'single', baseType: 'identifier',
                            correctResponse: {value: 'A'}, mapping: {}}],
                         rubrics: [{view: 'scorer', body: '<video></video>'}]}
                        """), ApiKind.ITEM);
        assertThat(qti.diagnostics().stream().map(TestFormTest::brief))
                .containsExactlyInAnyOrder(
                        "warning json-wrong-kind /responseDeclarations/0/correctResponse/value",
                        "error json-unknown-key /responseDeclarations/0/mapping",
                        "error json-inconsistent /interaction/type",
                        "error json-missing-key /interaction",
                        "warning json-wrong-kind /interaction/maxChoices",
                        "error json-wrong-value /interaction/maxChoices",
                        "error json-unknown-key /interaction/colour",
                        "info html-closed /interaction/questionStructure/choices/0/content",
                        "error json-missing-key /interaction/questionStructure/choices/0",
                        "error json-missing-key /interaction/questionStructure/choices/1",
                        "error json-unknown-key /interaction/questionStructure/choices/1/weight",
                        "error json-missing-key /rubrics/0",
                        "error json-unknown-key /prompt");
    }

    @Test
    void whatAnItemCannotHoldIsNamed() {
        Map<String, Object> document = TestJson.object("""
                {'qti-assessment-item': {identifier: 'i', title: 'I', timeDependent: false, label: 'l', 'xml:lang': 'de',
                  'qti-response-declaration': [{identifier: 'RESPONSE', cardinality: 'single', baseType: 'identifier',
                    'qti-correct-response': {'qti-value': [{value: 'A', _inside: [{at: 0, comment: 'c'}]}]},
                    'qti-mapping': {defaultValue: 0, 'qti-map-entry': [{mapKey: 'A', mappedValue: 1}]}}],
                  'qti-outcome-declaration': [{identifier: 'SCORE', cardinality: 'single', baseType: 'float', normalMaximum: 1}],
                  'qti-assessment-stimulus-ref': [{identifier: 's', href: 'https://example.org/s', title: 'S'}],
                  'qti-stylesheet': [{href: 'a.css', type: 'text/css'}],
                  'qti-item-body': {id: 'b', content: [
                    {p: {content: ['Stem']}}, {_comment: 'note'},
                    {div: {class: 'row', content: [{'qti-choice-interaction': {responseIdentifier: 'RESPONSE', minChoices: 1, _attributes: {'data-x': 'y'},
                       'qti-prompt': {id: 'p', content: [{_pi: {target: 't', data: ''}}, 'Pick']},
                       'qti-simple-choice': [{identifier: 'A', fixed: true, content: [
                          'a', {'qti-feedback-inline': {outcomeIdentifier: 'F', identifier: 'B', showHide: 'show'}},
                          {'qti-feedback-block': {outcomeIdentifier: 'F', identifier: 'A'}}]}]}}, ' tail']}},
                    {'qti-extended-text-interaction': {responseIdentifier: 'X'}}]},
                  'qti-response-processing': {template: 'https://example.org/own'}}}
                """);
        String item = "/qti-assessment-item[1]";
        String declaration = item + "/qti-response-declaration[1]";
        String div = item + "/qti-item-body[1]/div[1]";
        String choice = div + "/qti-choice-interaction[1]";
        assertThat(RoundTrip.losses(document).stream().map(loss -> loss.substring(0, loss.indexOf(": "))))
                .containsExactlyInAnyOrder(
                        item + "/@label",
                        item + "/@xml:lang",
                        declaration + "/qti-correct-response[1]/qti-value[1]/comment()[1]",
                        declaration + "/qti-mapping[1]",
                        item + "/qti-outcome-declaration[1]/@normal-maximum",
                        item + "/qti-assessment-stimulus-ref[1]/@href",
                        item + "/qti-assessment-stimulus-ref[1]/@title",
                        item + "/qti-stylesheet[1]",
                        item + "/qti-item-body[1]/@id",
                        item + "/qti-item-body[1]/p[1]",
                        item + "/qti-item-body[1]/comment()[1]",
                        div,
                        div + "/@class",
                        div + "/text()[1]",
                        choice + "/@min-choices",
                        choice + "/@data-x",
                        choice + "/qti-prompt[1]/@id",
                        choice + "/qti-prompt[1]/processing-instruction()[1]",
                        choice + "/qti-simple-choice[1]/@fixed",
                        choice + "/qti-simple-choice[1]/qti-feedback-inline[1]",
                        choice + "/qti-simple-choice[1]/qti-feedback-inline[1]",
                        choice + "/qti-simple-choice[1]/qti-feedback-block[1]",
                        item + "/qti-item-body[1]/qti-extended-text-interaction[1]",
                        item + "/qti-response-processing[1]",
                        item + "/qti-response-processing[1]/@template");
    }

    @Test
    void whatOrderAndPlaceSayIsNamedToo() {
        Map<String, Object> document = TestJson.object("""
                {'qti-assessment-item': {identifier: 'i', title: 'I', timeDependent: false, 'qti-item-body': {content: [
                  {'qti-rubric-block': {use: 'scoring', view: 'scorer', 'qti-content-body': {}}},
                  {'qti-choice-interaction': {responseIdentifier: 'R', 'qti-simple-choice': [{identifier: 'A', content: [
                     {'qti-feedback-inline': {outcomeIdentifier: 'F', identifier: 'A', showHide: 'show', content: ['f']}}, 'behind']}]}},
                  {'qti-feedback-block': {outcomeIdentifier: 'F', identifier: 'B', showHide: 'show'}}]}}}
                """);
        String body = "/qti-assessment-item[1]/qti-item-body[1]/";
        assertThat(RoundTrip.losses(document))
                .containsExactlyInAnyOrder(
                        body + "qti-choice-interaction[1]: that qti-choice-interaction stands where it stands",
                        body + "qti-feedback-block[1]: that qti-feedback-block stands where it stands",
                        body + "qti-feedback-block[1]: that there is no qti-content-body",
                        body
                                + "qti-choice-interaction[1]/qti-simple-choice[1]/qti-feedback-inline[1]: where in the choice the feedback stands");
    }

    @Test
    void aStimulusIsContentAndCatalog() {
        ApiForm.Qti qti = RoundTrip.ofGoodJson(TestJson.object("""
                        {identifier: 'leaf', title: 'Leaves', label: 'l', language: 'en', stylesheet: {href: 'a.css', type: 'text/css'},
                         catalogInfo: [{id: 'c1', support: 'spoken', content: 'Leaf'}, {id: 'c1', support: 'ext:x', content: '<b>L</b>'},
                           {id: 'c2', support: 'spoken', content: ''}],
                         toolName: 'Loom', toolVersion: '1', metadata: {}, content: ' <h2>Leaves</h2> <p>Green.</p> '}
                        """), ApiKind.STIMULUS);
        assertThat(object(qti.document(), "qti-assessment-stimulus").get("qti-stimulus-body"))
                .isEqualTo(TestJson.object("{content: [{h2: {content: ['Leaves']}}, {p: {content: ['Green.']}}]}"));
        assertThat(RoundTrip.losses(qti.document())).isEmpty();
    }

    @Test
    void theAddressOfAStimulusIsAnOption() {
        Map<String, Object> json = json("upload", "cardinality: 'single', baseType: 'file'", "questionStructure: {}");
        ApiForm form = ApiForm.create().withStimulusHref(id -> "https://example.org/stimuli/" + id);
        Map<String, Object> document = form.toQti(json, ApiKind.ITEM).document();
        assertThat(document.toString()).contains("href=https://example.org/stimuli/leaf");
        assertThat(form.toApi(document, (path, message) -> {
                            throw new AssertionError(path);
                        })
                        .value()
                        .get("stimulus"))
                .isEqualTo(Map.of("identifier", "leaf"));
    }
}

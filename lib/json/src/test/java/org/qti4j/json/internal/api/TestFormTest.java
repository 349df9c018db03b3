// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qti4j.json.ApiKind;
import org.qti4j.model.diagnostic.Diagnostic;

class TestFormTest {
    static final String FULL = """
            {identifier: 'biology-unit-3', title: 'Cells', qtiVersion: '3.0', toolName: 'Loom', toolVersion: '2.1',
             timeLimit: 1800.5, maxAttempts: 2, toolsEnabled: {calculator: true, ruler: false},
             metadata: {subject: 'Science', nested: {deep: [1, null, {a: 1.50}]}},
             'qti-outcome-declaration': [
               {identifier: 'SCORE', cardinality: 'single', baseType: 'float', normalMaximum: 10, normalMinimum: 0,
                defaultValue: {value: 0.0}},
               {identifier: 'PASSED', baseType: 'boolean', defaultValue: {value: false}},
               {identifier: 'NAMES', cardinality: 'ordered', baseType: 'string', defaultValue: {value: ['a', 'b c']}},
               {identifier: 'ODD', cardinality: 'record', baseType: 'string', defaultValue: {value: {x: [1]}}},
               {identifier: 'NONE', cardinality: 'single', baseType: 'uri', defaultValue: {value: null}}],
             'qti-test-part': [
               {identifier: 'part-1', navigationMode: 'linear', submissionMode: 'individual',
                'qti-pre-condition': [{'qti-gte': {content: [
                  {'qti-variable': {identifier: 'SCORE'}}, {'qti-base-value': {baseType: 'float', value: '5'}}]}}],
                'qti-branch-rule': [{target: 'EXIT_TEST', 'qti-variable': {identifier: 'PASSED'}}],
                'qti-assessment-section': [
                  {identifier: 's1', title: 'Plants', visible: true, required: true, fixed: false, sequence: 1,
                   'qti-assessment-item-ref': [
                     {identifier: 'q1', href: 'https://example.org/items/q1'}, {identifier: 'q2', href: 'q2.xml'}],
                   'qti-branch-rule': [{target: 's3', 'qti-base-value': {baseType: 'boolean', value: 'true'}}]},
                  {identifier: 's2', title: 'Animals', 'qti-assessment-item-ref': []},
                  {identifier: 's3', title: 'Fungi', visible: false}]}]}
            """;

    @Test
    void everyFieldOfATestComesBack() {
        ApiForm.Qti qti = RoundTrip.ofJson(TestJson.object(FULL), ApiKind.TEST);

        assertThat(qti.diagnostics().hasErrors()).isFalse();
        assertThat(qti.diagnostics().stream().map(d -> d.location().pointer() + " " + d.code()))
                .containsExactly(
                        "/qti-outcome-declaration/3/defaultValue/value json-beside",
                        "/qti-outcome-declaration/4/defaultValue/value json-wrong-kind");
        RoundTrip.assertValid(qti.document());
        assertThat(qti.beside().keySet())
                .containsExactlyInAnyOrder(
                        "qtiVersion",
                        "maxAttempts",
                        "toolsEnabled",
                        "metadata",
                        "qti-outcome-declaration",
                        "qti-test-part");
        assertThat(qti.beside().get("qti-test-part")).isEqualTo(TestJson.object("""
                        {'part-1': {'qti-assessment-section': {s1: {sequence: 1},
                          s2: {visible: {$was: true}, 'qti-assessment-item-ref': []}}}}
                        """));
    }

    @Test
    void aTestBecomesItsElements() {
        ApiForm.Qti qti = RoundTrip.ofGoodJson(TestJson.object("""
                        {identifier: 't', title: 'T', timeLimit: 60, 'qti-test-part': [
                          {identifier: 'p', navigationMode: 'nonlinear', submissionMode: 'simultaneous', 'qti-assessment-section': [
                            {identifier: 's', title: 'S', visible: true, 'qti-assessment-item-ref': [{identifier: 'q', href: 'q.xml'}]}]}]}
                        """), ApiKind.TEST);

        assertThat(qti.beside()).isEmpty();
        assertThat(qti.document()).isEqualTo(TestJson.object("""
                        {'qti-assessment-test': {identifier: 't', title: 'T', 'qti-time-limits': {maxTime: 60}, 'qti-test-part': [
                          {identifier: 'p', navigationMode: 'nonlinear', submissionMode: 'simultaneous', content: [
                            {'qti-assessment-section': {identifier: 's', title: 'S', visible: true, content: [
                              {'qti-assessment-item-ref': {identifier: 'q', href: 'q.xml'}}]}}]}]}}
                        """));
    }

    @Test
    void whatATestCannotHoldIsNamed() {
        Map<String, Object> document = TestJson.object("""
                {'qti-assessment-test': {_before: [{_comment: 'c'}], identifier: 't', title: 'T', class: 'x', _attributes: {'data-a': '1'},
                  'qti-outcome-declaration': [{identifier: 'SCORE', cardinality: 'single', baseType: 'float', masteryValue: 1,
                     'qti-default-value': {interpretation: 'none', 'qti-value': [{fieldIdentifier: 'f', value: '1'}]}}],
                  'qti-time-limits': {minTime: 1, maxTime: 2},
                  'qti-test-part': [{_before: [{_comment: 'd'}], identifier: 'p', navigationMode: 'linear', submissionMode: 'individual',
                     'qti-item-session-control': {maxAttempts: 1},
                     content: [{'qti-assessment-section': {identifier: 's', title: 'S', visible: '1',
                        'qti-ordering': {shuffle: true},
                        content: [{_comment: 'e'}, {'qti-assessment-section': {identifier: 'in', title: 'In', visible: true}},
                          {'qti-assessment-item-ref': {identifier: 'q', href: 'q', category: 'c', 'qti-weight': [{identifier: 'w', value: 2}]}}]}},
                       {'qti-assessment-section-ref': {identifier: 'r', href: 'r.xml'}}]}],
                  'qti-outcome-processing': {}, _after: [{_pi: {target: 'x', data: ''}}]}}
                """);

        String part = "/qti-assessment-test[1]/qti-test-part[1]";
        String section = part + "/qti-assessment-section[1]";
        String outcome = "/qti-assessment-test[1]/qti-outcome-declaration[1]";
        assertThat(RoundTrip.losses(document).stream().map(loss -> loss.substring(0, loss.indexOf(": "))))
                .containsExactlyInAnyOrder(
                        "/",
                        "/",
                        "/qti-assessment-test[1]/@class",
                        "/qti-assessment-test[1]/@data-a",
                        outcome + "/@mastery-value",
                        outcome + "/qti-default-value[1]/@interpretation",
                        outcome + "/qti-default-value[1]/qti-value[1]/@field-identifier",
                        "/qti-assessment-test[1]/qti-time-limits[1]/@min-time",
                        "/qti-assessment-test[1]/comment()[1]",
                        part + "/qti-item-session-control[1]",
                        section + "/@visible",
                        section + "/qti-ordering[1]",
                        section + "/comment()[1]",
                        section + "/qti-assessment-section[1]",
                        section + "/qti-assessment-item-ref[1]/@category",
                        section + "/qti-assessment-item-ref[1]/qti-weight[1]",
                        part + "/qti-assessment-section-ref[1]",
                        "/qti-assessment-test[1]/qti-outcome-processing[1]");
    }

    @Test
    void whatIsMissingOrWrongIsSaidWithItsPlace() {
        ApiForm.Qti qti = RoundTrip.ofJson(TestJson.object("""
                        {title: 5, timeLimit: 'soon', colour: 'red', 'qti-outcome-declaration': {identifier: 'a b', baseType: 'number'},
                         'qti-test-part': [7, {identifier: 'p', navigationMode: 'zigzag', submissionMode: null,
                           'qti-assessment-section': [{identifier: 's', title: 'x\\u0001y', visible: 'yes',
                             'qti-pre-condition': [{anything: 1}, 3],
                             'qti-assessment-item-ref': [{identifier: 'q', weight: 2}]}]}]}
                        """), ApiKind.TEST);

        String section = "/qti-test-part/1/qti-assessment-section/0";
        assertThat(qti.diagnostics().stream().map(TestFormTest::brief))
                .containsExactlyInAnyOrder(
                        "error json-missing-key ",
                        "warning json-wrong-kind /title",
                        "warning json-wrong-kind /timeLimit",
                        "error json-wrong-value /timeLimit",
                        "error json-unknown-key /colour",
                        "error json-wrong-value /qti-outcome-declaration/identifier",
                        "error json-wrong-value /qti-outcome-declaration/baseType",
                        "error json-wrong-kind /qti-test-part/0",
                        "error json-wrong-value /qti-test-part/1/navigationMode",
                        "warning json-wrong-kind /qti-test-part/1/submissionMode",
                        "error json-missing-key /qti-test-part/1",
                        "error json-wrong-value " + section + "/title",
                        "warning json-wrong-kind " + section + "/visible",
                        "error json-wrong-value " + section + "/visible",
                        "error json-wrong-value " + section + "/qti-pre-condition/0/anything",
                        "error json-wrong-value " + section + "/qti-pre-condition/0",
                        "error json-wrong-kind " + section + "/qti-pre-condition/1",
                        "warning json-missing-key " + section + "/qti-assessment-item-ref/0",
                        "error json-unknown-key " + section + "/qti-assessment-item-ref/0/weight");
    }

    static String brief(Diagnostic finding) {
        return finding.severity().label() + " " + finding.code() + " "
                + finding.location().pointer();
    }

    @Test
    void aFetchedTestIsSetAside() {
        ApiForm.Qti qti = RoundTrip.ofGoodJson(TestJson.object("""
                        {identifier: 't', title: 'T', rawXml: '<x/>', content: {'qti-assessment-test': {}}, createdAt: 'now', updatedAt: 'now',
                         __v: 3, isValidXml: true, 'qti-test-part': [
                          {identifier: 'p', navigationMode: 'linear', submissionMode: 'individual', 'qti-assessment-section': [
                            {identifier: 's', title: 'S', visible: true}]}]}
                        """), ApiKind.TEST);
        assertThat(qti.beside()).containsKeys("rawXml", "content", "__v", "isValidXml");
    }

    @Test
    void conditionsMayBeWrittenAsInTheContentTree() {
        ApiForm.Qti qti = RoundTrip.ofJson(TestJson.object("""
                        {identifier: 's', title: 'S', visible: true, 'qti-branch-rule': [
                          {_attributes: {target: 'EXIT_TEST'}, 'qti-gt': {'qti-variable': {_attributes: {identifier: 'SCORE'}},
                             'qti-base-value': {_attributes: {'base-type': 'float'}, _: '2'}}}]}
                        """), ApiKind.SECTION);
        RoundTrip.assertValid(qti.document());
        assertThat(qti.document().toString()).contains("target=EXIT_TEST", "qti-gt");
        assertThat(qti.diagnostics().all()).singleElement().satisfies(d -> {
            assertThat(d.severity().label()).isEqualTo("warning");
            assertThat(d.location().pointer()).isEqualTo("/qti-branch-rule/0");
            assertThat(d.message()).contains("the order of qti-variable, qti-base-value in qti-gt");
        });
    }

    @Test
    void partsAndSectionsStandAlone() {
        RoundTrip.ofGoodJson(TestJson.object("""
                        {identifier: 'p', navigationMode: 'linear', submissionMode: 'individual',
                         'qti-assessment-section': [{identifier: 's', title: 'S', visible: true}]}
                        """), ApiKind.TEST_PART);
        ApiForm.Qti section = RoundTrip.ofGoodJson(
                TestJson.object("{identifier: 's', title: 'S', visible: false, sequence: 4}"), ApiKind.SECTION);
        assertThat(section.beside()).isEqualTo(TestJson.object("{sequence: 4}"));
        assertThat(RoundTrip.losses(section.document())).isEmpty();
    }

    @Test
    void kindsAreKnownByTheirFields() {
        assertThat(ApiKinds.recognise(TestJson.object(FULL))).contains(ApiKind.TEST);
        assertThat(ApiKinds.recognise(TestJson.object("{identifier: 'p', navigationMode: 'linear'}")))
                .contains(ApiKind.TEST_PART);
        assertThat(ApiKinds.recognise(TestJson.object("{identifier: 's', title: 'S', visible: true}")))
                .contains(ApiKind.SECTION);
        assertThat(ApiKinds.recognise(TestJson.object("{identifier: 'i', type: 'choice', interaction: {}}")))
                .contains(ApiKind.ITEM);
        assertThat(ApiKinds.recognise(TestJson.object("{identifier: 'i', title: 'S', content: '<p>x</p>'}")))
                .contains(ApiKind.STIMULUS);
        assertThat(ApiKinds.recognise(TestJson.object("{identifier: 'i', content: {'qti-assessment-item': {}}}")))
                .contains(ApiKind.ITEM);
        assertThat(ApiKinds.recognise(TestJson.object("{identifier: 'i', title: 'S'}")))
                .isEmpty();
        Map<String, Object> envelope = TestJson.object("{format: 'xml', xml: '<x/>', metadata: {}}");
        assertThat(ApiKinds.recognise(envelope)).isEmpty();
        assertThat(ApiKinds.isEnvelope(envelope)).isTrue();
        assertThat(ApiKinds.isFetched(TestJson.object("{rawXml: '<x/>'}"))).isTrue();
    }
}

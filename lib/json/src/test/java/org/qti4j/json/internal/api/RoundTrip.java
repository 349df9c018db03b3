// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qti4j.json.ApiKind;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.TreeCheck;

/** What must hold for every document, whatever the test is about. */
final class RoundTrip {
    private RoundTrip() {}

    /** Takes JSON to QTI and back, with everything that must hold on the way; returns what lies between. */
    static ApiForm.Qti ofJson(Map<String, Object> json, ApiKind kind) {
        Object before = JsonValues.copy(json);
        ApiForm.Qti qti = ApiForm.create().toQti(json, kind);
        Map<String, Object> base =
                ApiForm.create().toApi(qti.document(), (path, message) -> {}).value();
        Map<String, Object> back = Beside.apply(base, qti.beside(), pointer -> fail("stale: " + pointer));
        if (!JsonValues.same(back, json)) {
            assertThat(back).isEqualTo(json);
        }
        assertThat(json).as("the JSON is left alone").isEqualTo(before);
        return qti;
    }

    /** Takes JSON that has nothing wrong in it to QTI and back; the QTI must be valid. */
    static ApiForm.Qti ofGoodJson(Map<String, Object> json, ApiKind kind) {
        ApiForm.Qti qti = ofJson(json, kind);
        assertThat(qti.diagnostics().all()).as("diagnostics").isEmpty();
        assertValid(qti.document());
        return qti;
    }

    static void assertValid(Map<String, Object> document) {
        assertThat(problems(document)).as("as QTI: %s", document).isEmpty();
    }

    static List<String> problems(Map<String, Object> document) {
        List<String> problems = new ArrayList<>();
        document.forEach((name, value) -> TreeCheck.check(
                Declarations.named(name),
                JsonValues.object(value),
                "/" + name,
                (at, message) -> problems.add(at + ": " + message)));
        return problems;
    }

    /** Returns what form API loses of a document, each as {@code path: message}. */
    static List<String> losses(Map<String, Object> document) {
        assertValid(document);
        List<String> losses = new ArrayList<>();
        ApiForm.Api api = ApiForm.create().toApi(document, (path, message) -> losses.add(path + ": " + message));
        if (losses.isEmpty()) {
            ApiForm.Qti back = ApiForm.create().toQti(api.value(), api.kind());
            assertThat(JsonValues.same(back.document(), document))
                    .as("nothing lost, so %s gives %s again, not %s", api.value(), document, back.document())
                    .isTrue();
        }
        return losses;
    }
}

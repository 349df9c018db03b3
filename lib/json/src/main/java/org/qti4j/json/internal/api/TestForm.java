// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.qti4j.json.internal.content.ContentCondition;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.LossSink;
import org.qti4j.json.internal.tree.TreeCheck;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Tests, test parts and sections. */
final class TestForm {
    private static final String PART = "qti-test-part";
    private static final String SECTION = "qti-assessment-section";
    private static final String ITEM_REF = "qti-assessment-item-ref";
    private static final List<String> CONDITIONS = List.of("qti-pre-condition", "qti-branch-rule");

    private TestForm() {}

    static void test(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "identifier", "title");
        Attributes.optional(from, to, "toolName", "toolVersion");
        from.know("maxAttempts", "toolsEnabled");
        for (ApiObject outcome : from.objects(Variables.OUTCOME)) {
            to.add(Variables.outcome(outcome, to.newChild(Variables.OUTCOME), true));
        }
        if (from.has("timeLimit")) {
            ElementTree limits = to.newChild("qti-time-limits");
            Attributes.set(from, "timeLimit", limits, "maxTime", false);
            if (limits.has("maxTime")) {
                to.add(limits);
            }
        }
        needed(from, PART, to, TestForm::part);
    }

    static void test(ElementView from, Map<String, Object> to, LossSink losses) {
        Attributes.get(from, to, losses, "identifier", "title", "toolName", "toolVersion");
        ElementView limits = from.takeFirst("qti-time-limits");
        if (limits != null) {
            Attributes.get(limits, "maxTime", to, "timeLimit", losses);
            if (!to.containsKey("timeLimit")) {
                losses.lost(limits.path(), "the element qti-time-limits, which has no max-time");
            }
        }
        list(from, PART, to, true, (part, object) -> part(part, object, losses));
        list(from, Variables.OUTCOME, to, false, (outcome, object) -> Variables.outcome(outcome, object, true, losses));
    }

    static void part(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "identifier", "navigationMode", "submissionMode");
        conditions(from, to);
        needed(from, SECTION, to, TestForm::section);
    }

    /** Adds a child for each object of an array that must be there. */
    private static void needed(ApiObject from, String name, ElementTree to, BiConsumer<ApiObject, ElementTree> form) {
        if (!from.has(name)) {
            from.missing(name);
        }
        for (ApiObject object : from.objects(name)) {
            ElementTree child = to.newChild(name);
            form.accept(object, child);
            to.add(child);
        }
    }

    static void part(ElementView from, Map<String, Object> to, LossSink losses) {
        Attributes.get(from, to, losses, "identifier", "navigationMode", "submissionMode");
        list(from, SECTION, to, true, (section, object) -> section(section, object, losses));
        conditions(from, to);
    }

    static void section(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "identifier", "title");
        Attributes.optional(from, to, "visible", "required", "fixed");
        if (!to.has("visible")) {
            // The default that the API documents; QTI has none.
            to.set("visible", true);
        }
        from.know("sequence");
        conditions(from, to);
        for (ApiObject ref : from.objects(ITEM_REF)) {
            to.add(itemRef(ref, to.newChild(ITEM_REF)));
        }
    }

    private static ElementTree itemRef(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "identifier");
        Attributes.optional(from, to, "href");
        Object identifier = from.peek("identifier");
        if (!to.has("href") && identifier instanceof String id) {
            from.findings()
                    .warning(
                            Findings.MISSING_KEY,
                            "\"href\" is missing, which QTI needs; the identifier stands in for it",
                            from.pointer());
            to.set("href", XmlText.clean(id, from.pointer("identifier"), from.findings()));
        }
        return to;
    }

    static void section(ElementView from, Map<String, Object> to, LossSink losses) {
        Attributes.get(from, to, losses, "identifier", "title", "visible", "required", "fixed");
        list(from, ITEM_REF, to, false, (ref, object) -> Attributes.get(ref, object, losses, "identifier", "href"));
        conditions(from, to);
    }

    /** Conditions are written in form QTI. What is not stays beside, and is an error. */
    private static void conditions(ApiObject from, ElementTree to) {
        for (String name : CONDITIONS) {
            ElementDeclaration declaration =
                    Objects.requireNonNull(to.type().content().element(WellKnownPrefixes.QTI, name));
            Object member = from.take(name);
            if (!from.has(name)) {
                continue;
            }
            List<Object> list = JsonValues.array(member);
            if (list == null) {
                from.wrongKind(name, "an array", member);
                continue;
            }
            for (int i = 0; i < list.size(); i++) {
                String pointer = from.pointer(name) + "/" + i;
                Map<String, Object> condition = JsonValues.object(list.get(i));
                if (condition == null) {
                    from.wrongKind("each of " + name, "an object", list.get(i), pointer);
                } else {
                    condition(declaration, condition, pointer, from.findings(), to);
                }
            }
        }
    }

    private static void condition(
            ElementDeclaration declaration,
            Map<String, Object> value,
            String pointer,
            Findings findings,
            ElementTree to) {
        Map<String, String> problems = new LinkedHashMap<>();
        TreeCheck.check(declaration, value, pointer, problems::putIfAbsent);
        if (problems.isEmpty()) {
            to.addValue(declaration.key(), value, pointer);
            return;
        }
        ContentCondition.Result asContent = ContentCondition.read(declaration, value);
        if (asContent.value() != null) {
            to.addValue(declaration.key(), asContent.value(), pointer);
            String order = String.join("; ", asContent.losses());
            findings.warning(
                    Findings.WRONG_KIND,
                    "the condition was read as the service's content tree; write it in form QTI"
                            + (order.isEmpty() ? "" : " (" + order + ")"),
                    pointer);
            return;
        }
        problems.forEach((at, message) ->
                findings.error(Findings.WRONG_VALUE, message + "; a condition is written in form QTI", at));
    }

    private static void conditions(ElementView from, Map<String, Object> to) {
        for (String name : CONDITIONS) {
            List<Object> all = new ArrayList<>();
            for (ElementView condition : from.takeAll(name)) {
                Map<String, Object> copy = JsonValues.object(JsonValues.copy(condition.takeWhole()));
                if (copy != null) {
                    // Comments before it belong to the element around it, which has no place for them.
                    copy.remove("_before");
                    all.add(copy);
                }
            }
            if (!all.isEmpty()) {
                to.put(name, all);
            }
        }
    }

    /** Takes an element into an object. */
    private interface Reader {
        void read(ElementView element, Map<String, Object> object);
    }

    private static void list(ElementView from, String name, Map<String, Object> to, boolean evenEmpty, Reader reader) {
        List<Object> all = new ArrayList<>();
        for (ElementView element : from.takeAll(name)) {
            Map<String, Object> object = new LinkedHashMap<>();
            reader.read(element, object);
            all.add(object);
        }
        if (evenEmpty || !all.isEmpty()) {
            to.put(name, all);
        }
    }
}

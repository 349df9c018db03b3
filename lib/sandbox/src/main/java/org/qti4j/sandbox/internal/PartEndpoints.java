// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.TestPartUpdate;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.internal.Documents.Written;

/**
 * What can be done with the parts of a test, with their sections, and with the items of these. Every change makes the XML of the test
 * anew. Thread-safe.
 */
final class PartEndpoints {
    private static final String INVALID_PART = "Invalid test part";
    private static final String INVALID_SECTION = "Invalid section";

    private final Shared shared;

    PartEndpoints(Shared shared) {
        this.shared = shared;
    }

    // Parts

    List<Map<String, Object>> parts(String test) {
        List<Map<String, Object>> parts = Shapes.objects(fields(asked(test)).get(TestShape.PARTS));
        parts.replaceAll(shared.answers()::part);
        return parts;
    }

    Reply getPart(String test, String part) {
        return Reply.json(200, shared.answers().part(TestShape.part(fields(asked(test)), part)));
    }

    Reply createPart(String test, Incoming request) {
        Map<String, Object> part = partBody(request, null);
        String identifier = String.valueOf(part.get(Shapes.IDENTIFIER));
        return change(
                test,
                INVALID_PART,
                fields -> {
                    if (Shapes.member(fields, TestShape.PARTS, identifier) != null) {
                        throw new Refusal(Reply.conflict(ApiKind.TEST_PART, "Test part already exists", identifier));
                    }
                    return Shapes.added(fields, TestShape.PARTS, Integer.MAX_VALUE, part);
                },
                changed -> Reply.json(201, shared.answers().part(TestShape.part(changed, identifier))));
    }

    Reply updatePart(String test, String part, Incoming request) {
        TestShape.part(fields(asked(test)), part);
        Map<String, Object> body = partBody(request, part);
        return change(
                test,
                INVALID_PART,
                fields -> {
                    TestShape.part(fields, part);
                    return Shapes.replaced(fields, TestShape.PARTS, part, body);
                },
                changed -> Reply.json(200, shared.answers().part(TestShape.part(changed, part))));
    }

    Reply deletePart(String test, String part) {
        return change(
                test,
                INVALID_PART,
                fields -> {
                    TestShape.part(fields, part);
                    return Shapes.replaced(fields, TestShape.PARTS, part, null);
                },
                changed -> Reply.empty(204));
    }

    // Sections

    List<Map<String, Object>> sections(String test, String part) {
        Map<String, Object> found = TestShape.part(fields(asked(test)), part);
        return Shapes.objects(TestShape.completePart(found).get(TestShape.SECTIONS));
    }

    Reply getSection(String test, String part, String section) {
        return section(200, part, section, fields(asked(test)));
    }

    Reply createSection(String test, String part, Incoming request) {
        Map<String, Object> section = sectionBody(request, null);
        String identifier = String.valueOf(section.get(Shapes.IDENTIFIER));
        return change(
                test,
                INVALID_SECTION,
                fields -> {
                    Map<String, Object> found = TestShape.part(fields, part);
                    if (Shapes.member(found, TestShape.SECTIONS, identifier) != null) {
                        throw new Refusal(Reply.badRequest("Section already exists", identifier));
                    }
                    Map<String, Object> longer = Shapes.added(found, TestShape.SECTIONS, Integer.MAX_VALUE, section);
                    return Shapes.replaced(fields, TestShape.PARTS, part, longer);
                },
                changed -> section(201, part, identifier, changed));
    }

    Reply updateSection(String test, String part, String section, Incoming request) {
        TestShape.section(fields(asked(test)), part, section);
        Map<String, Object> body = sectionBody(request, section);
        return change(
                test,
                INVALID_SECTION,
                fields -> {
                    Map<String, Object> old = TestShape.section(fields, part, section);
                    Map<String, Object> updated =
                            Metadata.updated(old, body, shared.behaviour(), Misbehaviour.SECTION_REPLACED);
                    return TestShape.withSection(fields, part, section, updated);
                },
                changed -> section(200, part, section, changed));
    }

    Reply deleteSection(String test, String part, String section) {
        return change(
                test,
                INVALID_SECTION,
                fields -> {
                    TestShape.section(fields, part, section);
                    return TestShape.withSection(fields, part, section, null);
                },
                changed -> Reply.json(200, Map.of("message", "Section deleted successfully")));
    }

    // Items of a section

    Reply addItem(String test, String part, String section, Incoming request) {
        Map<String, Object> body = shared.bodies().object(request);
        String identifier = identifier(body);
        int index = sequence(body) == null ? Integer.MAX_VALUE : sequence(body) - 1;
        return change(
                test,
                INVALID_SECTION,
                fields -> {
                    Map<String, Object> old = TestShape.section(fields, part, section);
                    if (Shapes.member(old, TestShape.REFS, identifier) != null) {
                        throw new Refusal(Reply.badRequest("Item already exists in section", identifier));
                    }
                    Map<String, Object> longer = Shapes.added(old, TestShape.REFS, index, ref(body));
                    return TestShape.withSection(fields, part, section, longer);
                },
                changed -> section(201, part, section, changed));
    }

    Reply removeItem(String test, String part, String section, String item) {
        return change(
                test,
                INVALID_SECTION,
                fields -> {
                    Map<String, Object> old = TestShape.section(fields, part, section);
                    if (Shapes.member(old, TestShape.REFS, item) == null) {
                        throw new Refusal(Reply.error(404, "Item not found in section"));
                    }
                    Map<String, Object> shorter = Shapes.replaced(old, TestShape.REFS, item, null);
                    return TestShape.withSection(fields, part, section, shorter);
                },
                changed -> Reply.empty(204));
    }

    Reply order(String test, String part, String section, Incoming request) {
        List<Map<String, Object>> items =
                Shapes.objects(shared.bodies().object(request).get("items"));
        if (items.isEmpty()) {
            throw new Refusal(Reply.badRequest(INVALID_SECTION, "\"items\" must have at least one item"));
        }
        items.forEach(PartEndpoints::identifier);
        if (items.stream().allMatch(item -> sequence(item) != null)) {
            items.sort(Comparator.comparing(PartEndpoints::sequence));
        }
        return change(
                test,
                INVALID_SECTION,
                fields -> {
                    Map<String, Object> old = TestShape.section(fields, part, section);
                    Map<String, Object> ordered = Shapes.with(old, TestShape.REFS, ordered(old, items));
                    return TestShape.withSection(fields, part, section, ordered);
                },
                changed -> section(200, part, section, changed));
    }

    private List<Map<String, Object>> ordered(Map<String, Object> section, List<Map<String, Object>> items) {
        List<Map<String, Object>> left = Shapes.objects(section.get(TestShape.REFS));
        List<Map<String, Object>> ordered = new ArrayList<>();
        for (Map<String, Object> item : items) {
            String identifier = identifier(item);
            Map<String, Object> old = Shapes.member(Map.of(TestShape.REFS, left), TestShape.REFS, identifier);
            if (old == null) {
                throw new Refusal(Reply.error(404, "Item not found in section"));
            }
            left.removeIf(ref -> identifier.equals(ref.get(Shapes.IDENTIFIER)));
            Object href = item.get("href");
            ordered.add(href == null ? old : Shapes.with(old, "href", href));
        }
        if (!shared.behaviour().has(Misbehaviour.ORDER_DROPS_UNNAMED)) {
            ordered.addAll(left);
        }
        return ordered;
    }

    // What they share

    private Stored asked(String test) {
        return shared.store().asked(ApiKind.TEST, test);
    }

    private Map<String, Object> fields(Stored test) {
        return shared.documents().api(test.document(), ApiKind.TEST);
    }

    private interface Answer {
        Reply of(Map<String, Object> changed);
    }

    private Reply change(String test, String error, UnaryOperator<Map<String, Object>> change, Answer answer) {
        synchronized (shared.store()) {
            Stored before = asked(test);
            Map<String, Object> old = fields(before);
            Map<String, Object> changed = change.apply(old);
            if (shared.behaviour().has(Misbehaviour.DUPLICATE_REFS_VANISH)) {
                changed = TestShape.withoutDuplicates(changed);
            }
            Written document = written(old, changed, error);
            Stored next =
                    shared.store().next(ApiKind.TEST, before.identifier(), changed, document, null, before.metadata());
            return answer.of(fields(shared.store().save(next)));
        }
    }

    private Written written(Map<String, Object> old, Map<String, Object> changed, String error) {
        boolean lenient = shared.bodies().lenient();
        try {
            return shared.documents().document(changed, ApiKind.TEST, lenient);
        } catch (QtiFormatException e) {
            if (isWrong(old)) {
                // It was the test that was wrong already, and the change cannot be blamed for it.
                return shared.documents().document(changed, ApiKind.TEST, true);
            }
            throw new Refusal(Reply.badRequest(error, e));
        }
    }

    private boolean isWrong(Map<String, Object> test) {
        try {
            shared.documents().document(test, ApiKind.TEST, false);
            return false;
        } catch (QtiFormatException e) {
            return true;
        }
    }

    private static Reply section(int status, String part, String section, Map<String, Object> test) {
        return Reply.json(status, Shapes.withDefault(TestShape.section(test, part, section), "visible", true));
    }

    private Map<String, Object> partBody(Incoming request, @Nullable String identifier) {
        if (request.isXml()) {
            throw new Refusal(Reply.error(501, "XML update not supported yet"));
        }
        Map<String, Object> body = Bodies.sent(shared.bodies().object(request));
        shared.bodies().check(body, TestPartUpdate::fromJson, INVALID_PART);
        return named(body, identifier, INVALID_PART);
    }

    private Map<String, Object> sectionBody(Incoming request, @Nullable String identifier) {
        if (request.isXml()) {
            throw new Refusal(Reply.error(501, "XML format not supported"));
        }
        Map<String, Object> body = Bodies.sent(shared.bodies().object(request));
        shared.bodies().check(body, SectionUpdate::fromJson, INVALID_SECTION);
        return Shapes.withDefault(named(body, identifier, INVALID_SECTION), "visible", true);
    }

    private static Map<String, Object> named(Map<String, Object> body, @Nullable String inPath, String error) {
        String inBody;
        try {
            inBody = TestShape.identifier(body);
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest(error, e));
        }
        if (inPath != null && !inPath.equals(inBody)) {
            throw new Refusal(Reply.badRequest(
                    "Identifier mismatch", "the path names \"" + inPath + "\", the body \"" + inBody + "\""));
        }
        return body;
    }

    private static String identifier(Map<String, Object> item) {
        if (item.get(Shapes.IDENTIFIER) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new Refusal(Reply.badRequest("Item identifier is required", "\"identifier\" is missing"));
    }

    private static @Nullable Integer sequence(Map<String, Object> item) {
        Object sequence = item.get("sequence");
        if (sequence == null || sequence instanceof Integer number && number > 0) {
            return (Integer) sequence;
        }
        throw new Refusal(Reply.badRequest(INVALID_SECTION, "\"sequence\" must be an integer above 0"));
    }

    private static Map<String, Object> ref(Map<String, Object> item) {
        return Shapes.without(item, List.of("sequence"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.Difference;
import org.qti4j.client.Difference.Kind;
import org.qti4j.client.NextStep;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredSection;
import org.qti4j.json.ApiKind;
import org.qti4j.json.FetchedSource;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemRef;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.xml.QtiDifference;

/** Compares what was sent with what is stored, and what is stored with itself. Used once, by one thread. */
final class Comparison {
    private static final String RAW_XML = "rawXml";
    private static final String METADATA = "metadata";
    private static final int LONGEST = 500;

    /** Fields that XML cannot hold, or that say by themselves what they mean. */
    private static final Set<String> PLAIN_FIELDS = Set.of(
            "title",
            "timeLimit",
            "maxAttempts",
            "toolsEnabled",
            "sequence",
            "visible",
            "required",
            "fixed",
            "navigationMode",
            "submissionMode",
            "label",
            "language");

    private final Content sent;
    private final StoredEntity stored;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Content sent, StoredEntity stored) {
        this.sent = sent;
        this.stored = stored;
    }

    /** Returns the differences; none when the object is what was sent. */
    static List<Difference> of(Content sent, StoredEntity stored) {
        Comparison comparison = new Comparison(sent, stored);
        if (sent.replacesDocument()) {
            comparison.document();
        }
        comparison.metadata();
        comparison.items();
        return comparison.found;
    }

    /** Returns the safe step that the differences ask for. */
    static NextStep next(List<Difference> differences) {
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        differences.forEach(difference -> kinds.add(difference.kind()));
        if (kinds.contains(Kind.XML) || kinds.contains(Kind.FIELD)) {
            return NextStep.UPDATE_AGAIN;
        }
        if (kinds.contains(Kind.INVALID_XML)) {
            return NextStep.CORRECT_DOCUMENT;
        }
        if (kinds.contains(Kind.METADATA)) {
            return NextStep.UPDATE_METADATA;
        }
        if (kinds.contains(Kind.STALE_FIELD) || kinds.contains(Kind.STIMULUS)) {
            return NextStep.ALIGN_FIELDS;
        }
        return kinds.isEmpty() ? NextStep.NOTHING : NextStep.READ_BACK;
    }

    private void document() {
        String rawXml = stored.rawXml();
        String xml = sent.xml();
        if (xml != null) {
            if (rawXml == null) {
                found.add(new Difference(
                        Kind.NOT_COMPARED, "/rawXml", null, null, "the answer has no rawXml to compare with"));
            } else {
                xml(xml, rawXml);
            }
        }
        Map<String, Object> json = sent.json();
        if (json != null) {
            fields(json, rawXml);
        }
        if (rawXml != null) {
            itself();
        }
    }

    private void xml(String expected, String actual) {
        try {
            for (QtiDifference difference : Documents.DIFF.compare(expected, actual)) {
                String path = difference.pathB().isEmpty() ? difference.pathA() : difference.pathB();
                found.add(
                        new Difference(Kind.XML, path, difference.valueA(), difference.valueB(), difference.message()));
            }
        } catch (QtiFormatException e) {
            found.add(new Difference(
                    Kind.XML,
                    "/rawXml",
                    null,
                    null,
                    "the two documents cannot be compared: "
                            + e.diagnostics().all().get(0)));
        }
    }

    /** Compares fields that were sent with the XML that the service made of them, and plain fields with themselves. */
    private void fields(Map<String, Object> json, @Nullable String rawXml) {
        if (rawXml != null) {
            Map<String, Object> together = new LinkedHashMap<>(json);
            together.put(RAW_XML, rawXml);
            try {
                for (Diagnostic finding : Documents.JSON
                        .readFetched(together, FetchedSource.RAW_XML)
                        .diagnostics()) {
                    if (isDifference(finding)) {
                        String words = finding.message()
                                .replace("the fields say", "the request said")
                                .replace("the fields have", "the request had");
                        found.add(new Difference(Kind.XML, finding.location().pointer(), null, null, words));
                    }
                }
            } catch (QtiFormatException e) {
                found.add(new Difference(
                        Kind.NOT_COMPARED,
                        "/rawXml",
                        null,
                        null,
                        "rawXml cannot be compared with what was sent: "
                                + e.diagnostics().all().get(0)));
            }
        }
        json.forEach((key, value) -> {
            if (PLAIN_FIELDS.contains(key) && (rawXml == null || stored.json().containsKey(key) || isBeside(key))) {
                same(Kind.FIELD, "/" + key, value, stored.json().get(key));
            }
        });
        if (rawXml == null && json.containsKey("qti-assessment-item-ref") && stored instanceof StoredSection section) {
            List<String> wanted = JsonFields.objectOrObjects(json, "qti-assessment-item-ref").stream()
                    .map(ref -> String.valueOf(ref.get("identifier")))
                    .toList();
            same(Kind.FIELD, "/qti-assessment-item-ref", wanted, identifiers(section));
        }
    }

    private static boolean isBeside(String key) {
        return key.equals("maxAttempts") || key.equals("toolsEnabled");
    }

    private static boolean isDifference(Diagnostic finding) {
        return finding.code().equals("json-fetched-difference") && finding.severity() != Severity.INFO;
    }

    /** Compares the JSON fields of the object with its own XML. */
    private void itself() {
        try {
            for (Diagnostic finding : Documents.JSON
                    .readFetched(stored.json(), FetchedSource.RAW_XML)
                    .diagnostics()) {
                String pointer = finding.location().pointer();
                if (finding.code().equals("json-raw-xml-invalid")) {
                    found.add(new Difference(Kind.INVALID_XML, pointer, null, null, finding.message()));
                } else if (isDifference(finding)) {
                    Kind kind = pointer.startsWith("/stimulus") ? Kind.STIMULUS : Kind.STALE_FIELD;
                    found.add(new Difference(kind, pointer, null, null, finding.message()));
                }
            }
        } catch (QtiFormatException e) {
            found.add(new Difference(
                    Kind.NOT_COMPARED,
                    "",
                    null,
                    null,
                    "the fields cannot be compared with rawXml: "
                            + e.diagnostics().all().get(0)));
        }
        if (stored instanceof StoredItem item && sent.kind() == ApiKind.ITEM) {
            lostStimuli(item);
        }
    }

    /** An item that was fetched with a stimulus and has none in its fields any more was unlinked, whatever its XML says. */
    private void lostStimuli(StoredItem item) {
        Set<String> now = new HashSet<>();
        item.stimulusRefs().forEach(ref -> now.add(ref.identifier()));
        for (String expected : sent.stimuli()) {
            if (!now.contains(expected) && found.stream().noneMatch(one -> one.kind() == Kind.STIMULUS)) {
                found.add(new Difference(
                        Kind.STIMULUS,
                        "/stimulusRef",
                        expected,
                        null,
                        "the item had the stimulus \"" + expected + "\" and its fields do not name it any more"));
            }
        }
    }

    private void metadata() {
        Map<String, Object> expected = sent.metadata();
        if (expected == null) {
            return;
        }
        Map<String, Object> actual = Objects.requireNonNullElse(stored.metadata(), Map.of());
        expected.forEach((key, value) -> same(Kind.METADATA, "/metadata/" + escape(key), value, actual.get(key)));
        if (sent.replacesMetadata()) {
            actual.forEach((key, value) -> {
                if (!expected.containsKey(key)) {
                    found.add(new Difference(
                            Kind.METADATA,
                            "/" + METADATA + "/" + escape(key),
                            null,
                            shown(value),
                            "this key was not sent and is still there"));
                }
            });
        }
    }

    private void items() {
        if (stored instanceof StoredSection section) {
            String problem = sent.check().problem(identifiers(section));
            if (problem != null) {
                found.add(new Difference(Kind.FIELD, "/qti-assessment-item-ref", null, null, problem));
            }
        }
    }

    private static List<String> identifiers(StoredSection section) {
        return section.itemRefs().stream().map(ItemRef::identifier).toList();
    }

    private void same(Kind kind, String path, @Nullable Object expected, @Nullable Object actual) {
        if (!isSame(expected, actual)) {
            found.add(new Difference(
                    kind,
                    path,
                    shown(expected),
                    actual == null ? null : shown(actual),
                    "sent was " + shown(expected) + ", stored is " + (actual == null ? "nothing" : shown(actual))));
        }
    }

    /** Numbers are the same by value; JSON has no other two ways to say one thing. */
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number && other instanceof Number) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList && list.size() == otherList.size()) {
            for (int i = 0; i < list.size(); i++) {
                if (!isSame(list.get(i), otherList.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap && map.size() == otherMap.size()) {
            return map.entrySet().stream()
                    .allMatch(entry -> otherMap.containsKey(entry.getKey())
                            && isSame(entry.getValue(), otherMap.get(entry.getKey())));
        }
        return Objects.equals(one, other);
    }

    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}

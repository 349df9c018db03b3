// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code PUT /assessment-tests/{assessmentTestIdentifier}/test-parts/{testPartIdentifier}/sections/{identifier}}.
 * Immutable.
 *
 * <p>A field that is null is not sent. The documents do not say what the service does then: keep the old value or go back to the
 * default. {@code visible} is always sent, because one of them requires it and the other gives it the default true.
 *
 * @param identifier the identifier of the section, not empty
 * @param title the title for people
 * @param visible whether candidates see the section as such
 * @param required whether it must appear in a selection of its parent
 * @param fixed whether it keeps its place when its parent is shuffled
 * @param sequence its place among its siblings, counted from 1
 * @param itemRefs the items of the section in their order; an empty list is sent and means none
 * @param preConditions the {@code qti-pre-condition} objects; their inner form is not documented
 * @param branchRules the {@code qti-branch-rule} objects; their inner form is not documented
 */
public record SectionUpdate(
        String identifier,
        String title,
        boolean visible,
        @Nullable Boolean required,
        @Nullable Boolean fixed,
        @Nullable Integer sequence,
        @Nullable List<ItemRef> itemRefs,
        @Nullable List<Map<String, Object>> preConditions,
        @Nullable List<Map<String, Object>> branchRules) {
    private static final String ITEM_REFS = "qti-assessment-item-ref";
    private static final String PRE_CONDITIONS = "qti-pre-condition";
    private static final String BRANCH_RULES = "qti-branch-rule";
    private static final Set<String> KEYS = Set.of(
            "identifier", "title", "visible", "required", "fixed", "sequence", ITEM_REFS, PRE_CONDITIONS, BRANCH_RULES);

    /**
     * Copies the lists and checks the values.
     *
     * @throws IllegalArgumentException when the identifier is empty, {@code sequence} is below 1 or a condition is not JSON
     */
    public SectionUpdate {
        if (Objects.requireNonNull(identifier, "identifier").isBlank()) {
            throw new IllegalArgumentException("the identifier of the section is empty");
        }
        Objects.requireNonNull(title, "title");
        if (sequence != null && sequence < 1) {
            throw new IllegalArgumentException("sequence is " + sequence + "; it counts from 1");
        }
        itemRefs = itemRefs == null ? null : List.copyOf(itemRefs);
        preConditions = Fields.copies(preConditions);
        branchRules = Fields.copies(branchRules);
    }

    /** Returns a builder with the two fields that every update has; {@code visible} is true until said otherwise. */
    public static Builder builder(String identifier, String title) {
        return new Builder(identifier, title);
    }

    /**
     * Returns the update that a JSON object describes; without {@code visible} the section is visible.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing, unknown or wrong key
     */
    public static SectionUpdate fromJson(Map<String, Object> json) {
        return Fields.read(json, SectionUpdate::report, SectionUpdate::read);
    }

    /** Reports what is wrong with one section among others. */
    static void report(Fields fields) {
        fields.only(KEYS);
        fields.nonEmptyString("identifier");
        fields.requiredString("title");
        fields.bool("visible");
        fields.bool("required");
        fields.bool("fixed");
        fields.positiveInteger("sequence");
        List<Fields> refs = fields.objects(ITEM_REFS);
        if (refs != null) {
            refs.forEach(ItemRef::report);
        }
        fields.objects(PRE_CONDITIONS);
        fields.objects(BRANCH_RULES);
    }

    /** Returns the section of fields that were checked. */
    static SectionUpdate read(Fields fields) {
        Boolean visible = fields.bool("visible");
        List<Fields> refs = fields.objects(ITEM_REFS);
        return new SectionUpdate(
                Objects.requireNonNull(fields.string("identifier")),
                Objects.requireNonNull(fields.string("title")),
                visible == null || visible,
                fields.bool("required"),
                fields.bool("fixed"),
                fields.positiveInteger("sequence"),
                refs == null ? null : refs.stream().map(ItemRef::read).toList(),
                Fields.all(fields.objects(PRE_CONDITIONS)),
                Fields.all(fields.objects(BRANCH_RULES)));
    }

    /** Returns the JSON object, with the keys of the documents and without the fields that are null. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", identifier);
        json.put("title", title);
        json.put("visible", visible);
        Fields.put(json, "required", required);
        Fields.put(json, "fixed", fixed);
        Fields.put(json, "sequence", sequence);
        Fields.put(
                json,
                ITEM_REFS,
                itemRefs == null ? null : itemRefs.stream().map(ItemRef::toJson).toList());
        Fields.put(json, PRE_CONDITIONS, preConditions);
        Fields.put(json, BRANCH_RULES, branchRules);
        return json;
    }

    /** Collects the fields of an update. Not thread-safe. */
    public static final class Builder {
        private final String identifier;
        private final String title;
        private boolean visible = true;
        private @Nullable Boolean required;
        private @Nullable Boolean fixed;
        private @Nullable Integer sequence;
        private @Nullable List<ItemRef> itemRefs;
        private @Nullable List<Map<String, Object>> preConditions;
        private @Nullable List<Map<String, Object>> branchRules;

        private Builder(String identifier, String title) {
            this.identifier = identifier;
            this.title = title;
        }

        /** Sets whether candidates see the section as such. */
        public Builder visible(boolean value) {
            visible = value;
            return this;
        }

        /** Sets whether the section must appear in a selection of its parent. */
        public Builder required(boolean value) {
            required = value;
            return this;
        }

        /** Sets whether the section keeps its place when its parent is shuffled. */
        public Builder fixed(boolean value) {
            fixed = value;
            return this;
        }

        /** Sets the place among the siblings, counted from 1. */
        public Builder sequence(int value) {
            sequence = value;
            return this;
        }

        /** Sets the items of the section in their order; none at all empties the section. */
        public Builder itemRefs(ItemRef... values) {
            return itemRefs(List.of(values));
        }

        /** Sets the items of the section in their order; an empty list empties the section. */
        public Builder itemRefs(List<ItemRef> values) {
            itemRefs = values;
            return this;
        }

        /** Sets the pre-conditions as JSON objects. */
        public Builder preConditions(List<Map<String, Object>> values) {
            preConditions = values;
            return this;
        }

        /** Sets the branch rules as JSON objects. */
        public Builder branchRules(List<Map<String, Object>> values) {
            branchRules = values;
            return this;
        }

        /**
         * Returns the update.
         *
         * @throws IllegalArgumentException when the identifier is empty, the sequence is below 1 or a condition is not JSON
         */
        public SectionUpdate build() {
            return new SectionUpdate(
                    identifier, title, visible, required, fixed, sequence, itemRefs, preConditions, branchRules);
        }
    }
}

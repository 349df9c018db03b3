// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;

/**
 * The body of {@code PUT /stimuli/{identifier}} and {@code POST /stimuli}. Immutable.
 *
 * <p>The request replaces the whole stimulus. A field that is null is not sent, which clears it.
 *
 * @param identifier the identifier, not empty
 * @param title the title for people
 * @param content what is shown, as HTML
 * @param label the label, or null
 * @param language the language tag, or null, which means {@code en}
 * @param stylesheet the stylesheet, or null; the endpoint takes one
 * @param catalogInfo the alternatives, or null
 * @param toolName the authoring tool, or null
 * @param toolVersion the version of the authoring tool, or null
 * @param metadata any JSON object, or null
 */
public record StimulusUpdate(
        String identifier,
        String title,
        String content,
        @Nullable String label,
        @Nullable String language,
        @Nullable Stylesheet stylesheet,
        @Nullable List<CatalogEntry> catalogInfo,
        @Nullable String toolName,
        @Nullable String toolVersion,
        @Nullable Map<String, Object> metadata) {
    private static final Set<String> KEYS = Set.of(
            "identifier",
            "title",
            "content",
            "label",
            "language",
            "stylesheet",
            "catalogInfo",
            "toolName",
            "toolVersion",
            "metadata");

    /**
     * The one stylesheet of a stimulus.
     *
     * @param href its address
     * @param type its media type, such as {@code text/css}
     */
    public record Stylesheet(String href, String type) {
        /** Checks that nothing is null. */
        public Stylesheet {
            Objects.requireNonNull(href, "href");
            Objects.requireNonNull(type, "type");
        }

        private Map<String, Object> toJson() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("href", href);
            json.put("type", type);
            return json;
        }
    }

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException when the identifier is empty or the metadata are not JSON
     */
    public StimulusUpdate {
        if (Objects.requireNonNull(identifier, "identifier").isBlank()) {
            throw new IllegalArgumentException("the identifier of the stimulus is empty");
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(content, "content");
        catalogInfo = catalogInfo == null ? null : List.copyOf(catalogInfo);
        metadata = metadata == null ? null : Json.immutableCopy(metadata);
    }

    /** Returns a builder with the fields that every stimulus has. */
    public static Builder builder(String identifier, String title, String content) {
        return new Builder(identifier, title, content);
    }

    /**
     * Returns the stimulus that a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing, unknown or wrong key
     */
    public static StimulusUpdate fromJson(Map<String, Object> json) {
        Fields fields = Fields.of(json).only(KEYS);
        String identifier = fields.nonEmptyString("identifier");
        String title = fields.requiredString("title");
        String content = fields.requiredString("content");
        Fields stylesheet = fields.fields("stylesheet");
        if (stylesheet != null) {
            stylesheet.only(Set.of("href", "type"));
            stylesheet.requiredString("href");
            stylesheet.requiredString("type");
        }
        List<Fields> entries = fields.objects("catalogInfo");
        if (entries != null) {
            entries.forEach(CatalogEntry::report);
        }
        Builder builder = new Builder("", "", "");
        builder.label = fields.string("label");
        builder.language = fields.string("language");
        builder.toolName = fields.string("toolName");
        builder.toolVersion = fields.string("toolVersion");
        builder.metadata = fields.object("metadata");
        fields.check();
        builder.identifier = Objects.requireNonNull(identifier);
        builder.title = Objects.requireNonNull(title);
        builder.content = Objects.requireNonNull(content);
        builder.stylesheet = stylesheet == null
                ? null
                : new Stylesheet(
                        Objects.requireNonNull(stylesheet.string("href")),
                        Objects.requireNonNull(stylesheet.string("type")));
        builder.catalogInfo = entries == null
                ? null
                : entries.stream().map(CatalogEntry::read).toList();
        return builder.build();
    }

    /** Returns the JSON object, without the fields that are null. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", identifier);
        json.put("title", title);
        Fields.put(json, "label", label);
        Fields.put(json, "language", language);
        Fields.put(json, "stylesheet", stylesheet == null ? null : stylesheet.toJson());
        if (catalogInfo != null) {
            json.put(
                    "catalogInfo",
                    catalogInfo.stream().map(CatalogEntry::toJson).toList());
        }
        Fields.put(json, "toolName", toolName);
        Fields.put(json, "toolVersion", toolVersion);
        json.put("content", content);
        Fields.put(json, "metadata", metadata);
        return json;
    }

    /** Collects the fields of a stimulus. Not thread-safe. */
    public static final class Builder {
        private String identifier;
        private String title;
        private String content;
        private @Nullable String label;
        private @Nullable String language;
        private @Nullable Stylesheet stylesheet;
        private @Nullable List<CatalogEntry> catalogInfo;
        private @Nullable String toolName;
        private @Nullable String toolVersion;
        private @Nullable Map<String, Object> metadata;

        private Builder(String identifier, String title, String content) {
            this.identifier = identifier;
            this.title = title;
            this.content = content;
        }

        /** Sets the label. */
        public Builder label(String value) {
            label = value;
            return this;
        }

        /** Sets the language tag. */
        public Builder language(String value) {
            language = value;
            return this;
        }

        /** Sets the stylesheet by its address and media type. */
        public Builder stylesheet(String href, String type) {
            stylesheet = new Stylesheet(href, type);
            return this;
        }

        /** Sets the alternatives. */
        public Builder catalogInfo(List<CatalogEntry> values) {
            catalogInfo = values;
            return this;
        }

        /** Sets the name and version of the authoring tool. */
        public Builder tool(String name, String version) {
            toolName = name;
            toolVersion = version;
            return this;
        }

        /** Sets the metadata. */
        public Builder metadata(Map<String, Object> value) {
            metadata = value;
            return this;
        }

        /**
         * Returns the stimulus.
         *
         * @throws IllegalArgumentException when the identifier is empty or the metadata are not JSON
         */
        public StimulusUpdate build() {
            return new StimulusUpdate(
                    identifier,
                    title,
                    content,
                    label,
                    language,
                    stylesheet,
                    catalogInfo,
                    toolName,
                    toolVersion,
                    metadata);
        }
    }
}

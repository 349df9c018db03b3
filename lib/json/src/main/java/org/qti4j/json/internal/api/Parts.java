// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.List;
import java.util.Map;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;

/** The parts that most interactions have. */
final class Parts {
    private Parts() {}

    /** Attributes that are members of {@code interaction}; a name with hyphens is the same attribute. */
    static Part attributes(String... keys) {
        return new AttributePart(false, List.of(keys));
    }

    /** Attributes that are members of {@code questionStructure}. */
    static Part structureAttributes(String... keys) {
        return new AttributePart(true, List.of(keys));
    }

    private record AttributePart(boolean inStructure, List<String> keys) implements Part {
        @Override
        public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
            ApiObject from = inStructure ? structure : interaction;
            keys.forEach(key -> Attributes.set(from, key, to, camel(key), false));
        }

        @Override
        public void toApi(
                ElementView from, Map<String, Object> interaction, Map<String, Object> structure, ItemContext context) {
            Map<String, Object> to = inStructure ? structure : interaction;
            keys.forEach(key -> Attributes.get(from, camel(key), to, key, context.losses()));
        }
    }

    /** Returns {@code lowerBound} for {@code lower-bound}. */
    static String camel(String key) {
        int hyphen = key.indexOf('-');
        return hyphen < 0 || hyphen + 1 == key.length()
                ? key
                : key.substring(0, hyphen)
                        + Character.toUpperCase(key.charAt(hyphen + 1))
                        + camel(key.substring(hyphen + 2));
    }

    /** Returns {@code lower-bound} for {@code lowerBound}. */
    static String hyphenated(String key) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                result.append('-').append((char) (c - 'A' + 'a'));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** Members of {@code interaction} that QTI has no place for. */
    static Part beside(String... keys) {
        return new Part() {
            @Override
            public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
                interaction.know(keys);
                structure.know(keys);
            }

            @Override
            public void toApi(
                    ElementView from, Map<String, Object> i, Map<String, Object> structure, ItemContext context) {
                // comes back from beside
            }
        };
    }

    /** The prompt. */
    static Part prompt() {
        return new Part() {
            @Override
            public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
                if (JsonValues.isScalar(structure.take("prompt"))) {
                    ElementTree prompt = to.newChild("qti-prompt");
                    Html.read(structure, "prompt", prompt);
                    to.add(prompt);
                } else {
                    structure.text("prompt");
                }
            }

            @Override
            public void toApi(
                    ElementView from, Map<String, Object> i, Map<String, Object> structure, ItemContext context) {
                ElementView prompt = from.takeFirst("qti-prompt");
                if (prompt != null) {
                    structure.put("prompt", Html.write(prompt.items()));
                }
            }
        };
    }

    /** HTML blocks in which some words or gaps are marked. */
    static Part markedText() {
        return new Part() {
            @Override
            public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
                if (!structure.has("text")) {
                    structure.missing("text");
                }
                Html.readBlocks(structure, "text", to);
            }

            @Override
            public void toApi(
                    ElementView from, Map<String, Object> i, Map<String, Object> structure, ItemContext context) {
                List<ElementView.Item> rest = from.items().stream()
                        .filter(item -> item.element() == null || !Html.isRefused(item.element()))
                        .toList();
                structure.put("text", Html.write(rest));
            }
        };
    }

    /**
     * The greatest number of answers. Without it QTI allows one, which a response with several values contradicts; then it is said to be
     * unlimited.
     *
     * @param inApi whether the API has a member for it
     */
    static Part limit(String key, boolean inApi) {
        return new Part() {
            @Override
            public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
                Attributes.optional(interaction, to, key);
                if (!to.has(key) && context.isMultiple(interaction.peek("responseIdentifier"))) {
                    to.set(key, 0);
                }
            }

            @Override
            public void toApi(
                    ElementView from, Map<String, Object> interaction, Map<String, Object> s, ItemContext context) {
                boolean multiple = context.isMultiple(from.peek("responseIdentifier"));
                Object given = from.peek(key);
                if (inApi) {
                    Attributes.get(from, key, interaction, key, context.losses());
                    if (given == null && multiple) {
                        interaction.put(key, 1);
                    }
                } else if (given != null && given.toString().equals("0") && multiple) {
                    from.take(key);
                } else if (given == null && multiple) {
                    context.losses().lost(from.path(), "that only one answer may be given");
                }
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** What the processing of an item does with variables, as far as it stands in the document. */
public final class Processing {
    private static final Set<String> KNOWN_NAMESPACES = Set.of(
            SourceElement.QTI,
            "http://www.w3.org/1998/Math/MathML",
            "http://www.w3.org/2010/10/synthesis",
            "http://www.w3.org/2001/10/synthesis",
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xhtml");

    /** What is looked at of processing, here and by the rules of processing. */
    static final Set<String> ELEMENTS = Set.of(
            "qti-set-outcome-value",
            "qti-lookup-outcome-value",
            "qti-set-correct-response",
            "qti-correct",
            "qti-map-response",
            "qti-map-response-point",
            "qti-custom-operator",
            "qti-response-processing-fragment",
            "qti-outcome-processing-fragment",
            "qti-include",
            "qti-custom-interaction");

    private final SourceDocument document;
    private final Set<String> correctSet = new HashSet<>();
    private final Set<String> compared = new HashSet<>();
    private final Set<String> mapped = new HashSet<>();
    private final Set<String> pointMapped = new HashSet<>();
    private final String template;
    private final boolean present;
    private boolean rules;
    private boolean open;
    private boolean external;
    /** The values of all {@code id} attributes; null while nobody has asked, which is rare. */
    private @Nullable Set<String> ids;

    private Processing(SourceDocument document) {
        this.document = document;
        SourceElement root = document.root();
        SourceElement response = root.child("qti-response-processing");
        SourceElement outcome = root.child("qti-outcome-processing");
        this.present = response != null || outcome != null;
        this.rules = response != null && !response.children().isEmpty() || outcome != null;
        this.template = response == null ? "" : name(response.attribute("template", ""));
        Outline outline = Outline.of(document);
        outline.processing().forEach(this::take);
        outline.foreign().forEach(this::take);
    }

    /** Returns the last word of the address of a template, without its ending: the addresses in use differ in all else. */
    private static String name(String address) {
        String last = address.substring(address.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return last.endsWith(".xml") ? last.substring(0, last.length() - 4) : last;
    }

    private void take(SourceElement element) {
        if (!KNOWN_NAMESPACES.contains(element.namespace())) {
            open = true;
            return;
        }
        switch (element.name()) {
            case "qti-set-correct-response" -> correctSet.add(element.attribute("identifier", ""));
            case "qti-correct" -> compared.add(element.attribute("identifier", ""));
            case "qti-map-response" -> mapped.add(element.attribute("identifier", ""));
            case "qti-map-response-point" -> pointMapped.add(element.attribute("identifier", ""));
            case "qti-custom-operator" -> external = true;
            case "qti-response-processing-fragment",
                    "qti-outcome-processing-fragment",
                    "qti-include",
                    "qti-custom-interaction" -> open = true;
            default -> {}
        }
    }

    /** Returns the processing of a document. */
    public static Processing of(SourceDocument document) {
        return document.derived(Processing.class, Processing::new);
    }

    /** Tells whether there is response or outcome processing. */
    public boolean isPresent() {
        return present;
    }

    /** Tells whether there are rules of processing in the document, not only the name of a template. */
    public boolean hasRules() {
        return rules;
    }

    /** Tells whether parts of the document are elsewhere or foreign, so that what is not seen may still be there. */
    public boolean isOpen() {
        return open;
    }

    /** Tells whether a custom operator takes part, which may read and write what it likes. */
    public boolean isExternal() {
        return external;
    }

    /** Tells whether one of the three templates of the standard, which only know RESPONSE and SCORE, is named. */
    public boolean isStandardTemplate() {
        return template.equals("match_correct")
                || template.equals("map_response")
                || template.equals("map_response_point");
    }

    /** Returns the name of the template in lower case, such as {@code match_correct}; the empty string when none is named. */
    public String template() {
        return template;
    }

    /** Tells whether template processing sets the correct response of a variable, so that the declared one is not the one that counts. */
    public boolean setsCorrect(@Nullable Variable variable) {
        return variable != null && correctSet.contains(variable.identifier());
    }

    /** Tells whether a response variable is compared with its correct response. */
    public boolean readsCorrect(Variable variable) {
        return compared.contains(variable.identifier())
                || byTemplate(variable, "match_correct")
                || byTemplate(variable, "cc2_match")
                || byTemplate(variable, "cc2_match_basic");
    }

    /** Tells whether the mapping of a response variable is read. */
    public boolean readsMapping(Variable variable) {
        return mapped.contains(variable.identifier()) || byTemplate(variable, "map_response");
    }

    /** Tells whether the area mapping of a response variable is read. */
    public boolean readsAreas(Variable variable) {
        return pointMapped.contains(variable.identifier()) || byTemplate(variable, "map_response_point");
    }

    private boolean byTemplate(Variable variable, String name) {
        return !rules && template.equals(name) && variable.identifier().equals("RESPONSE");
    }

    /** Tells whether an element has this value as its {@code id}. */
    public boolean hasId(String value) {
        Set<String> known = ids;
        if (known == null) {
            known = new HashSet<>();
            for (int i = 0; i < document.size(); i++) {
                SourceElement element = document.element(i);
                String id = element.attribute("id");
                if (id != null && KNOWN_NAMESPACES.contains(element.namespace())) {
                    known.add(id.strip());
                }
            }
            ids = known;
        }
        return known.contains(value);
    }
}

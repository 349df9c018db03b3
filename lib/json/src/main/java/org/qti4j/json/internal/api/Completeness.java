// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.LossSink;

/**
 * Looks whether a document comes back from its object of the API, and names what does not and was not named before. HTML, for one, has rules
 * of its own about what may stand in what.
 */
public final class Completeness {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String WITH_ALL = "with everything in it";
    private static final String OTHER_ELEMENT = "that the object is ";

    private final Set<String> named = new HashSet<>();
    private final Set<String> namedWhole = new HashSet<>();
    private final LossSink losses;

    private Completeness(LossSink losses) {
        this.losses = losses;
    }

    /** An attribute, a word, or an element without elements, with where it stands. */
    private record Fact(String path, String element, String text) {}

    /** Returns the object for a document as {@link ApiForm#toApi} does, and names every loss. */
    public static ApiForm.Api toApi(ApiForm form, Map<String, Object> document, LossSink losses) {
        Completeness completeness = new Completeness(losses);
        ApiForm.Api api = form.toApi(document, completeness::note);
        completeness.compare(document, form.toQti(api.value(), api.kind()).document());
        return api;
    }

    private void note(String path, String message) {
        (message.endsWith(WITH_ALL) || message.startsWith(OTHER_ELEMENT) ? namedWhole : named).add(path);
        losses.lost(path, message);
    }

    private void compare(Map<String, Object> document, Map<String, Object> again) {
        Map<String, Integer> there = new HashMap<>();
        for (Fact fact : facts(again)) {
            there.merge(fact.text, 1, Integer::sum);
        }
        Set<String> told = new HashSet<>();
        for (Fact fact : facts(document)) {
            if (!isNamed(fact.path) && there.merge(fact.text, -1, Integer::sum) < 0 && told.add(fact.element)) {
                losses.lost(fact.element, "something of this element, which the API would give back as something else");
            }
        }
    }

    private boolean isNamed(String path) {
        if (named.contains(path)) {
            return true;
        }
        for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            if (namedWhole.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private static List<Fact> facts(Map<String, Object> document) {
        List<Fact> facts = new ArrayList<>();
        ElementView root = ElementView.document(document);
        if (root != null) {
            collect(root, facts);
        }
        return facts;
    }

    private static void collect(ElementView element, List<Fact> facts) {
        String at = element.path();
        if (element.elements().isEmpty()) {
            facts.add(new Fact(at, at, "<" + element.name() + ">"));
        }
        if (element.type() != null) {
            element.type().attributes().values().forEach(attribute -> {
                Object value = element.peek(attribute.key());
                if (value != null
                        && !attribute
                                .defaultValue()
                                .filter(value.toString()::equals)
                                .isPresent()) {
                    boolean prefixed = attribute.key().indexOf(':') > 0;
                    String name = prefixed ? attribute.key() : attribute.name().getLocalPart();
                    facts.add(new Fact(at + "/@" + name, at, element.name() + "@" + name + "=" + value));
                }
            });
            if (element.type().textType().isPresent()) {
                facts.add(new Fact(at + "/text()[1]", at, element.name() + "=" + element.takeOwnText()));
            }
        }
        Map<String, Object> undeclared = JsonValues.object(element.value().get("_attributes"));
        if (undeclared != null) {
            undeclared.forEach(
                    (key, value) -> facts.add(new Fact(at + "/@" + key, at, element.name() + "@" + key + "=" + value)));
        }
        int texts = 0;
        for (ElementView.Item item : element.items()) {
            if (item.element() != null) {
                collect(item.element(), facts);
            } else if (item.text() != null) {
                texts++;
                for (String word : BLANKS.split(item.text())) {
                    if (!word.isEmpty()) {
                        facts.add(new Fact(at + "/text()[" + texts + "]", at, element.name() + " " + word));
                    }
                }
            }
        }
    }
}

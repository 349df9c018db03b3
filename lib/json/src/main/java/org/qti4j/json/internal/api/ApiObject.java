// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.JsonText;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.TreeCheck;

/** An object of form API that is being read. What nobody asks for is an unknown key. */
final class ApiObject {
    private final Map<String, Object> value;
    private final String pointer;
    private final Findings findings;
    private final Set<String> known = new HashSet<>();
    private final List<ApiObject> inner = new ArrayList<>();

    ApiObject(Map<String, Object> value, String pointer, Findings findings) {
        this.value = value;
        this.pointer = pointer;
        this.findings = findings;
    }

    String pointer() {
        return pointer;
    }

    String pointer(String key) {
        return pointer + "/" + TreeCheck.escape(spelt(key));
    }

    /** Returns the key as the object has it: names of attributes are written with hyphens by some and in camelCase by others. */
    private String spelt(String key) {
        if (!value.containsKey(key)) {
            for (String other : List.of(Parts.camel(key), Parts.hyphenated(key))) {
                if (value.containsKey(other)) {
                    return other;
                }
            }
        }
        return key;
    }

    Findings findings() {
        return findings;
    }

    Set<String> keys() {
        return value.keySet();
    }

    /** Tells whether there is such a member; null counts as none. */
    boolean has(String key) {
        if (peek(key) != null) {
            return true;
        }
        if (value.containsKey(spelt(key))) {
            // Says that it counts as none.
            take(key);
        }
        return false;
    }

    /** Returns a member without asking for it. */
    @Nullable
    Object peek(String key) {
        return value.get(spelt(key));
    }

    /** Says that keys belong to the shape though QTI has no place for them; they travel beside. */
    void know(String... keys) {
        known.addAll(Arrays.asList(keys));
    }

    /** Tells whether somebody asked for the key. */
    boolean isKnown(String key) {
        return known.contains(key);
    }

    /** Says that all members have been dealt with. */
    void knowAll() {
        known.addAll(value.keySet());
    }

    @Nullable
    Object take(String key) {
        String spelt = spelt(key);
        boolean first = known.add(spelt);
        Object member = value.get(spelt);
        if (first && member == null && value.containsKey(spelt)) {
            findings.warning(Findings.WRONG_KIND, key + " is null, which counts as absent", pointer(key));
        } else if (first && !spelt.equals(key)) {
            String message = "\"" + spelt + "\" was read as \"" + key + "\", as the API spells it";
            findings.warning(Findings.SPELLING, message, pointer(key));
        }
        return member;
    }

    /** Returns a text; null when it is absent or of a kind that has no text. */
    @Nullable
    String text(String key) {
        Object member = take(key);
        if (!has(key)) {
            return null;
        }
        if (!JsonValues.isScalar(member)) {
            wrongKind(key, "a string", member);
            return null;
        }
        if (!(member instanceof String)) {
            findings.warning(
                    Findings.WRONG_KIND, key + " must be a string, not " + JsonText.kind(member), pointer(key));
        }
        return XmlText.clean(String.valueOf(member), pointer(key), findings);
    }

    /** Returns a text that must be there; null, and said so, when it is not. */
    @Nullable
    String requiredText(String key) {
        if (!has(key)) {
            missing(key);
        }
        return text(key);
    }

    void missing(String key) {
        known.add(spelt(key));
        findings.error(Findings.MISSING_KEY, "\"" + key + "\" is missing", pointer);
    }

    void wrongKind(String key, String expected, @Nullable Object member) {
        wrongKind(key, expected, member, pointer(key));
    }

    void wrongKind(String key, String expected, @Nullable Object member, String at) {
        findings.error(Findings.WRONG_KIND, key + " must be " + expected + ", not " + JsonText.kind(member), at);
    }

    /** Returns an object; null when it is absent or something else. */
    @Nullable
    ApiObject object(String key) {
        Object member = take(key);
        Map<String, Object> object = JsonValues.object(member);
        if (object == null) {
            if (has(key)) {
                wrongKind(key, "an object", member);
            }
            return null;
        }
        return inner(object, pointer(key));
    }

    /** Returns the objects of an array; empty when it is absent. One object alone counts as an array of one. */
    List<ApiObject> objects(String key) {
        Object member = take(key);
        Map<String, Object> single = JsonValues.object(member);
        if (single != null) {
            return List.of(inner(single, pointer(key)));
        }
        List<Object> list = JsonValues.array(member);
        if (list == null) {
            if (has(key)) {
                wrongKind(key, "an array", member);
            }
            return List.of();
        }
        List<ApiObject> result = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Map<String, Object> object = JsonValues.object(list.get(i));
            if (object == null) {
                wrongKind("each of " + key, "an object", list.get(i), pointer(key) + "/" + i);
            } else {
                result.add(inner(object, pointer(key) + "/" + i));
            }
        }
        return result;
    }

    private ApiObject inner(Map<String, Object> object, String at) {
        ApiObject result = new ApiObject(object, at, findings);
        inner.add(result);
        return result;
    }

    Map<String, Object> value() {
        return value;
    }

    /** Returns the JSON Pointers of the members that nobody asked for, here and below. */
    List<String> unknown() {
        List<String> result = new ArrayList<>();
        for (String key : value.keySet()) {
            if (!known.contains(key)) {
                result.add(pointer(key));
            }
        }
        inner.forEach(object -> result.addAll(object.unknown()));
        return result;
    }
}

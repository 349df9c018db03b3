// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

/** The Java names of what the standard names. */
final class Names {
    private Names() {}

    /** {@code qti-simple-choice} → {@code simpleChoice}; {@code object} and {@code label} as their classes are called. */
    static String property(String xmlName) {
        return switch (xmlName) {
            case "object" -> "mediaObject";
            case "label" -> "htmlLabel";
            // The attribute "label" has the plain name.
            case "qti-label" -> "qtiLabel";
            default -> camel(xmlName.startsWith("qti-") ? xmlName.substring(4) : xmlName);
        };
    }

    /** {@code max-choices} → {@code maxChoices}; {@code xml:lang} → {@code xmlLang}. */
    static String camel(String xmlName) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char c : xmlName.toCharArray()) {
            if (c == '-' || c == ':' || c == '.' || c == '_') {
                upper = !name.isEmpty();
            } else {
                name.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return name.toString();
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String plural(String name) {
        if (name.endsWith("ontent") || name.endsWith("Data") || name.endsWith("Info")) {
            return name;
        }
        char last = name.charAt(name.length() - 1);
        char before = name.length() < 2 ? ' ' : name.charAt(name.length() - 2);
        if (last == 'y' && "aeiou".indexOf(before) < 0) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        if (last == 's' || last == 'x' || name.endsWith("ch") || name.endsWith("sh")) {
            return name + "es";
        }
        return name + "s";
    }
}

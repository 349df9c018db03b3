// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** An attribute that an element type declares. */
public final class AttributeDeclaration {
    private final QName name;
    private final String key;
    private final ValueType type;
    private final boolean required;
    private final boolean qualifiedName;
    private final @Nullable String defaultValue;
    private final @Nullable String fixedValue;

    AttributeDeclaration(
            QName name, ValueType type, boolean required, @Nullable String defaultValue, @Nullable String fixedValue) {
        this.name = name;
        this.key = WellKnownPrefixes.key(name, camel(name.getLocalPart()));
        this.type = type;
        this.required = required;
        this.qualifiedName = type.isQualifiedName();
        this.defaultValue = defaultValue;
        this.fixedValue = fixedValue;
    }

    private static String camel(String local) {
        StringBuilder result = new StringBuilder(local.length());
        boolean upper = false;
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c == '-') {
                upper = true;
            } else {
                result.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return result.toString();
    }

    /** Returns the XML name. */
    public QName name() {
        return name;
    }

    /** Returns the name in the JSON forms, such as {@code maxChoices} or {@code xml:lang}. */
    public String key() {
        return key;
    }

    /** Returns the datatype. */
    public ValueType type() {
        return type;
    }

    /** Tells whether the values are names with prefixes. */
    public boolean isQualifiedName() {
        return qualifiedName;
    }

    /** Tells whether every valid element of the type has it. */
    public boolean isRequired() {
        return required;
    }

    /** Returns what an absent attribute means, when the schema says so. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** Returns the only text that is allowed, when the schema fixes one. */
    public Optional<String> fixedValue() {
        return Optional.ofNullable(fixedValue);
    }

    @Override
    public String toString() {
        return "@" + key;
    }
}

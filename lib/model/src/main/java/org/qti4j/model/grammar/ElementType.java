// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.lang.reflect.Constructor;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.QtiElement;

/** What the schema says about the attributes and the content of an element. */
public final class ElementType {
    private final String name;
    private final String namespace;
    private final @Nullable String className;
    private final @Nullable Constructor<? extends QtiElement> constructor;
    private final ContentKind contentKind;
    private final @Nullable ValueType textType;
    private final Map<QName, AttributeDeclaration> attributes = new LinkedHashMap<>();
    private final Map<String, AttributeDeclaration> attributesByKey = new HashMap<>();
    private final @Nullable Wildcard attributeWildcard;
    private final ContentModel content;
    private final boolean qualifiedNames;
    private final List<ChildSlot> slots;
    private final Map<QName, Integer> slotOfElement = new HashMap<>();

    ElementType(
            String name,
            String namespace,
            @Nullable String className,
            ContentKind contentKind,
            @Nullable ValueType textType,
            List<AttributeDeclaration> attributes,
            @Nullable Wildcard attributeWildcard,
            ContentModel content,
            List<ChildSlot> slots) {
        this.name = name;
        this.namespace = namespace;
        this.className = className;
        this.constructor = constructor(className);
        this.contentKind = contentKind;
        this.textType = textType;
        for (AttributeDeclaration attribute : attributes) {
            this.attributes.put(attribute.name(), attribute);
            this.attributesByKey.put(attribute.key(), attribute);
        }
        this.attributeWildcard = attributeWildcard;
        this.content = content;
        this.qualifiedNames = attributes.stream().anyMatch(AttributeDeclaration::isQualifiedName);
        this.slots = List.copyOf(slots);
        for (int i = 0; i < slots.size(); i++) {
            for (ElementDeclaration element : slots.get(i).elements()) {
                slotOfElement.put(element.name(), i);
            }
        }
    }

    /** Returns the name of the type in the schema, such as {@code ChoiceInteraction}. */
    public String name() {
        return name;
    }

    /** Returns the namespace of the type. */
    public String namespace() {
        return namespace;
    }

    /** Returns the full name of the model class, or nothing for elements that the model keeps as DOM (MathML). */
    public Optional<String> className() {
        return Optional.ofNullable(className);
    }

    /**
     * Returns a new, empty object of the model class.
     *
     * @throws IllegalStateException when the type has none
     */
    public QtiElement newElement() {
        if (constructor == null) {
            throw new IllegalStateException("there is no model class for " + name);
        }
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the model class of " + name + " cannot be used", e);
        }
    }

    private static @Nullable Constructor<? extends QtiElement> constructor(@Nullable String className) {
        if (className == null) {
            return null;
        }
        try {
            // The class lies in the library itself, so the loader that found this class finds it in every application.
            return Class.forName(className, false, ElementType.class.getClassLoader())
                    .asSubclass(QtiElement.class)
                    .getConstructor();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the library is incomplete: " + className, e);
        }
    }

    /** Returns what may stand between the tags. */
    public ContentKind contentKind() {
        return contentKind;
    }

    /** Returns the datatype of the text when {@link #contentKind} is {@link ContentKind#TEXT}. */
    public Optional<ValueType> textType() {
        return Optional.ofNullable(textType);
    }

    /** Returns the declared attributes by their XML names. */
    public Map<QName, AttributeDeclaration> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** Returns a declared attribute by its XML name, or null. */
    public @Nullable AttributeDeclaration attribute(QName attributeName) {
        return attributes.get(attributeName);
    }

    /** Returns a declared attribute by its JSON name, or null. */
    public @Nullable AttributeDeclaration attributeByKey(String key) {
        return attributesByKey.get(key);
    }

    /** Tells whether an attribute has names with prefixes as values. */
    public boolean hasQualifiedNames() {
        return qualifiedNames;
    }

    /** Returns what other attributes may stand on the element, if any. */
    public Optional<Wildcard> attributeWildcard() {
        return Optional.ofNullable(attributeWildcard);
    }

    /** Returns the automaton of the children. */
    public ContentModel content() {
        return content;
    }

    /** Returns the slots of the children, in order. */
    public List<ChildSlot> slots() {
        return slots;
    }

    /** Returns the index of the slot of a child, or -1 when the type does not declare it. */
    public int slotOf(QName element) {
        return slotOfElement.getOrDefault(element, -1);
    }

    @Override
    public String toString() {
        return name;
    }
}

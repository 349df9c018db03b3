// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

import jakarta.xml.bind.annotation.XmlAnyAttribute;
import jakarta.xml.bind.annotation.XmlTransient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * An element of a QTI document. Mutable and not thread-safe.
 *
 * <p>Attributes are kept as texts, in the order in which they were read or set; the typed accessors of the subclasses read and write these
 * texts. So an unchanged value is written with the characters it was read with ({@code "01"} stays {@code "01"}), and attributes that the
 * standard leaves open ({@code data-*}) live in the same place: {@link #getAttributes()}.
 *
 * <p>Equality is that of the documents: the same element with the same attribute texts in any order and the same content, where adjacent
 * strings count as one.
 */
@XmlTransient
public abstract class QtiElement {
    @XmlAnyAttribute
    private Map<QName, String> attributes = new AttributeMap();

    /** For the generated classes. */
    protected QtiElement() {}

    /** Returns the XML name of this element. */
    public abstract QName elementName();

    /** Returns all attributes with their texts, in order; a live map. */
    public Map<QName, String> getAttributes() {
        return attributes;
    }

    /** Returns the text of an attribute without namespace, such as {@code data-difficulty}, or null when it is absent. */
    public @Nullable String getAttribute(String name) {
        return attributeText("", name);
    }

    /** Sets the text of an attribute without namespace; null removes it. */
    public void setAttribute(String name, @Nullable String text) {
        setTextAttribute("", name, text);
    }

    /** Returns the content in document order: elements ({@code QtiElement}) and texts ({@code String}). A copy. */
    public List<Object> contents() {
        List<Object> contents = new ArrayList<>();
        collectContent(contents);
        return contents;
    }

    /** Returns the child elements in document order. A copy. */
    public List<QtiElement> children() {
        return contents().stream()
                .filter(QtiElement.class::isInstance)
                .map(QtiElement.class::cast)
                .toList();
    }

    /** Returns this element and all elements below it, in document order. */
    public Stream<QtiElement> stream() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(QtiElement::stream));
    }

    /** Returns the elements of a type below this one, in document order: a class of the model or one of its interfaces. */
    public <T> List<T> descendants(Class<T> type) {
        return stream().skip(1).filter(type::isInstance).map(type::cast).toList();
    }

    /** Returns the first element, this one included, whose {@code identifier} is the given one. */
    public Optional<QtiElement> find(String identifier) {
        Objects.requireNonNull(identifier, "identifier");
        return stream()
                .filter(element -> identifier.equals(element.tokenAttribute("", "identifier")))
                .findFirst();
    }

    /** Returns the first element of a type, this one included, whose {@code identifier} is the given one. */
    public <T extends QtiElement> Optional<T> find(Class<T> type, String identifier) {
        Objects.requireNonNull(identifier, "identifier");
        return stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(element -> identifier.equals(element.tokenAttribute("", "identifier")))
                .findFirst();
    }

    /**
     * Puts another element in the place of one below this one.
     *
     * @return whether the element was found
     * @throws IllegalArgumentException when the place does not take an element of that type
     */
    public boolean replace(QtiElement old, QtiElement replacement) {
        Objects.requireNonNull(replacement, "replacement");
        return change(Objects.requireNonNull(old, "old"), replacement);
    }

    /**
     * Takes an element out from below this one.
     *
     * @return whether the element was found
     */
    public boolean remove(QtiElement old) {
        return change(Objects.requireNonNull(old, "old"), null);
    }

    /**
     * Adds an element or a text behind what is there, at the place that its type has in this element.
     *
     * @return whether there is such a place; when there is none, or it holds one thing only and is taken, nothing changes
     */
    public final boolean append(Object child) {
        return addContent(Objects.requireNonNull(child, "child"));
    }

    private boolean change(QtiElement old, @Nullable QtiElement replacement) {
        if (replaceContent(old, replacement)) {
            return true;
        }
        return children().stream().anyMatch(child -> child.change(old, replacement));
    }

    /** Returns all text below this element, without mark-up. */
    public String text() {
        return contents().stream()
                .map(content -> content instanceof QtiElement element ? element.text() : content.toString())
                .collect(Collectors.joining());
    }

    // For the generated classes

    /**
     * Adds texts and elements to mixed content, of a collection its members.
     *
     * @throws IllegalArgumentException when something else is among them, before anything was added
     */
    protected static void addMixed(List<Object> content, Object... values) {
        List<Object> added = new ArrayList<>(values.length);
        for (Object value : values) {
            if (value instanceof Collection<?> several) {
                added.addAll(several);
            } else {
                added.add(value);
            }
        }
        for (Object value : added) {
            if (!(value instanceof String) && !(value instanceof QtiElement)) {
                throw new IllegalArgumentException("content is text (String) and elements, not "
                        + (value == null ? "null" : "a " + value.getClass().getName()));
            }
        }
        content.addAll(added);
    }

    /** Returns a view of content for a JAXB runtime, which knows DOM elements only. */
    protected static List<Object> jaxbContent(List<?> content) {
        return new JaxbContent(content);
    }

    /** Adds the content to the list, in the order of the schema. */
    protected void collectContent(List<Object> into) {}

    /** Adds a child or a text behind what is there; tells whether this element has a place for it. */
    protected boolean addContent(Object child) {
        return false;
    }

    /** Replaces a direct child, or removes it when {@code replacement} is null; tells whether it was found. */
    protected boolean replaceContent(Object old, @Nullable Object replacement) {
        return false;
    }

    /** Replaces in a list by identity. */
    protected static <T> boolean replaceIn(
            @Nullable List<T> list, Object old, @Nullable Object replacement, Class<T> type) {
        if (list != null) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) == old) {
                    T fitting = fitting(replacement, type);
                    if (fitting == null) {
                        list.remove(i);
                    } else {
                        list.set(i, fitting);
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /** Replaces in a list of mixed content by identity. */
    protected static boolean replaceIn(@Nullable List<Object> list, Object old, @Nullable Object replacement) {
        return replaceIn(list, old, replacement, Object.class);
    }

    /** Returns the value as one of the type. */
    protected static <T> @Nullable T fitting(@Nullable Object value, Class<T> type) {
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getSimpleName() + " cannot stand here; expected " + type.getSimpleName());
        }
        return type.cast(value);
    }

    /** Returns the value, which every valid document has. */
    protected final <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException(elementName().getLocalPart() + " has no attribute " + name);
        }
        return value;
    }

    private @Nullable String attributeText(String namespace, String local) {
        if (attributes instanceof AttributeMap map) {
            return map.text(namespace, local);
        }
        return attributes.get(new QName(namespace, local));
    }

    /** Returns an attribute as it stands. */
    protected final @Nullable String textAttribute(String namespace, String local) {
        return attributeText(namespace, local);
    }

    /** Returns an attribute without the blanks that do not count. */
    protected final @Nullable String tokenAttribute(String namespace, String local) {
        String text = attributeText(namespace, local);
        return text == null ? null : Lexical.collapse(text);
    }

    /** Returns a boolean attribute. */
    protected final @Nullable Boolean booleanAttribute(String namespace, String local) {
        return parsed(namespace, local, Lexical::booleanOf);
    }

    /** Returns an integer attribute. */
    protected final @Nullable Integer integerAttribute(String namespace, String local) {
        return parsed(namespace, local, Lexical::integerOf);
    }

    /** Returns a number attribute. */
    protected final @Nullable Double doubleAttribute(String namespace, String local) {
        return parsed(namespace, local, Lexical::doubleOf);
    }

    /** Returns an attribute with named values. */
    protected final <E extends Enum<E>> @Nullable E enumAttribute(
            String namespace, String local, Function<String, E> parse) {
        return parsed(namespace, local, text -> parse.apply(text));
    }

    /** Returns a list attribute. */
    protected final List<String> listAttribute(String namespace, String local) {
        String text = attributeText(namespace, local);
        String collapsed = text == null ? "" : Lexical.collapse(text);
        return collapsed.isEmpty() ? List.of() : List.copyOf(Arrays.asList(collapsed.split(" ")));
    }

    /** Returns a list attribute with named values. */
    protected final <E extends Enum<E>> List<E> enumListAttribute(
            String namespace, String local, Function<String, E> parse) {
        try {
            return listAttribute(namespace, local).stream().map(parse).toList();
        } catch (IllegalArgumentException e) {
            throw unreadable(local, attributeText(namespace, local), e);
        }
    }

    private <T> @Nullable T parsed(String namespace, String local, Function<String, T> parse) {
        String text = attributeText(namespace, local);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw unreadable(local, text, e);
        }
    }

    private IllegalStateException unreadable(String local, @Nullable String text, IllegalArgumentException cause) {
        return new IllegalStateException(
                elementName().getLocalPart() + "/@" + local + " has the text \"" + text
                        + "\", which is not a value of its type",
                cause);
    }

    /** Sets the text of an attribute. */
    protected final void setTextAttribute(String namespace, String local, @Nullable String text) {
        QName name = new QName(namespace, local, namespace.isEmpty() ? "" : "xml");
        if (text == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, text);
        }
    }

    /** Sets the text of an attribute. */
    protected final void setTokenAttribute(String namespace, String local, @Nullable String text) {
        setTextAttribute(namespace, local, text);
    }

    /** Sets a boolean attribute. */
    protected final void setBooleanAttribute(String namespace, String local, @Nullable Boolean value) {
        setTextAttribute(namespace, local, value == null ? null : value.toString());
    }

    /** Sets an integer attribute. */
    protected final void setIntegerAttribute(String namespace, String local, @Nullable Integer value) {
        setTextAttribute(namespace, local, value == null ? null : value.toString());
    }

    /** Sets a number attribute. */
    protected final void setDoubleAttribute(String namespace, String local, @Nullable Double value) {
        setTextAttribute(namespace, local, value == null ? null : Lexical.text(value));
    }

    /** Sets an attribute with named values. */
    protected final <E extends Enum<E>> void setEnumAttribute(
            String namespace, String local, @Nullable E value, Function<E, String> text) {
        setTextAttribute(namespace, local, value == null ? null : text.apply(value));
    }

    /** Sets a list attribute. */
    protected final void setListAttribute(String namespace, String local, List<String> values) {
        setTextAttribute(namespace, local, values.isEmpty() ? null : String.join(" ", values));
    }

    /** Sets a list attribute with named values. */
    protected final <E extends Enum<E>> void setEnumListAttribute(
            String namespace, String local, List<E> values, Function<E, String> text) {
        setListAttribute(namespace, local, values.stream().map(text).toList());
    }

    // Equality

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof QtiElement element
                && getClass() == other.getClass()
                && elementName().equals(element.elementName())
                && attributes.equals(element.attributes)
                && joined().equals(element.joined());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * elementName().hashCode() + attributes.hashCode()) + joined().hashCode();
    }

    /** Returns the content with adjacent strings joined and empty ones left out. */
    private List<Object> joined() {
        List<Object> result = new ArrayList<>();
        for (Object content : contents()) {
            int last = result.size() - 1;
            if (content instanceof String text) {
                if (text.isEmpty()) {
                    continue;
                }
                if (last >= 0 && result.get(last) instanceof String before) {
                    result.set(last, before + text);
                    continue;
                }
            }
            result.add(content);
        }
        return result;
    }

    /** Returns the start tag and how much lies below, for logs and debuggers. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("<").append(elementName().getLocalPart());
        attributes.forEach((name, value) -> text.append(' ')
                .append(name.getPrefix().isEmpty() ? "" : name.getPrefix() + ":")
                .append(name.getLocalPart())
                .append("=\"")
                .append(value)
                .append('"'));
        int below = contents().size();
        return text.append('>').append(below == 0 ? "" : "… " + below).toString();
    }
}

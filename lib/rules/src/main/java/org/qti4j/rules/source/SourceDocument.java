// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A document as it was read, valid or not, for the rules to look at. Belongs to one validation; used by one thread. */
public final class SourceDocument {
    /** What the document was given as. */
    public enum Form {
        /** An XML text. */
        XML,
        /** JSON that holds any QTI document. */
        JSON_QTI,
        /** The JSON of the update endpoints. */
        JSON_API,
        /** Objects of the model. */
        MODEL
    }

    private final Form form;
    private final @Nullable Map<String, Object> json;
    private final Map<Class<?>, Object> derived = new HashMap<>();
    /** All elements in the order of the document, so that whoever looks at all or at all below one goes along a list. */
    private final List<SourceElement> elements = new ArrayList<>(32);

    /**
     * Makes a document that has not been read yet.
     *
     * @param json the object that was given when the form is {@link Form#JSON_API}, otherwise null
     */
    SourceDocument(Form form, @Nullable Map<String, Object> json) {
        this.form = form;
        this.json = json;
    }

    void add(SourceElement element) {
        elements.add(element);
    }

    /**
     * Returns the root element.
     *
     * @throws IllegalStateException when nothing has been read
     */
    public SourceElement root() {
        if (elements.isEmpty()) {
            throw new IllegalStateException("there is no document");
        }
        return elements.get(0);
    }

    /** Tells whether there is an element. */
    public boolean hasRoot() {
        return !elements.isEmpty();
    }

    /** Returns the number of elements. */
    public int size() {
        return elements.size();
    }

    /**
     * Returns an element by its place in the order of the document.
     *
     * @param index from 0, which is the root, to below {@link #size}
     * @throws IndexOutOfBoundsException when there is no such element
     */
    public SourceElement element(int index) {
        return elements.get(index);
    }

    /** Returns what the document was given as. */
    public Form form() {
        return form;
    }

    /** Returns the object of the update endpoints that the document was given as, or null. Not to be changed. */
    public @Nullable Map<String, Object> json() {
        return json;
    }

    /** Returns what is derived from the document: made when first asked for, and kept. */
    public <T> T derived(Class<T> type, Function<SourceDocument, T> maker) {
        Object known = derived.get(type);
        if (known == null) {
            known = maker.apply(this);
            derived.put(type, known);
        }
        return type.cast(known);
    }
}

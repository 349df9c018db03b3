// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** A small map in insertion order. Elements have few attributes, and documents have many elements. */
final class AttributeMap extends AbstractMap<QName, String> {
    private static final Object[] NONE = {};

    /** Names at even places, texts at odd ones. */
    private @Nullable Object[] entries = NONE;

    private int size;

    @Nullable
    String text(String namespace, String local) {
        for (int i = 0; i < size; i++) {
            QName name = name(i);
            if (name.getLocalPart().equals(local) && name.getNamespaceURI().equals(namespace)) {
                return value(i);
            }
        }
        return null;
    }

    private QName name(int i) {
        return (QName) Objects.requireNonNull(entries[2 * i]);
    }

    private String value(int i) {
        return (String) Objects.requireNonNull(entries[2 * i + 1]);
    }

    private int indexOf(@Nullable Object key) {
        for (int i = 0; i < size; i++) {
            if (name(i).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return indexOf(key) >= 0;
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        int i = indexOf(key);
        return i < 0 ? null : value(i);
    }

    @Override
    public @Nullable String put(QName key, String text) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
        int i = indexOf(key);
        if (i >= 0) {
            String old = value(i);
            entries[2 * i + 1] = text;
            return old;
        }
        if (2 * size == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(8, entries.length * 2));
        }
        entries[2 * size] = key;
        entries[2 * size + 1] = text;
        size++;
        return null;
    }

    @Override
    public @Nullable String remove(@Nullable Object key) {
        int i = indexOf(key);
        if (i < 0) {
            return null;
        }
        String old = value(i);
        removeAt(i);
        return old;
    }

    private void removeAt(int i) {
        System.arraycopy(entries, 2 * i + 2, entries, 2 * i, 2 * (size - i - 1));
        size--;
        entries[2 * size] = null;
        entries[2 * size + 1] = null;
    }

    @Override
    public Set<Map.Entry<QName, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<QName, String>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<QName, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Map.Entry<QName, String> next() {
            if (next >= size) {
                throw new NoSuchElementException();
            }
            QName name = name(next);
            String value = value(next++);
            return new SimpleEntry<>(name, value) {
                private static final long serialVersionUID = 1L;

                @Override
                public String setValue(String text) {
                    put(getKey(), text);
                    return super.setValue(text);
                }
            };
        }

        @Override
        public void remove() {
            removeAt(--next);
        }
    }
}

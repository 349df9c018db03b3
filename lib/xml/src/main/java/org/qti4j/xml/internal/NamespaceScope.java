// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;

/** What the prefixes mean at a place of a document. Asking takes the same time however many are declared. */
public final class NamespaceScope {
    private record Change(String prefix, @Nullable String before) {}

    private final Map<String, String> namespaces = new HashMap<>();
    private final Map<String, List<String>> prefixes = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** Makes the scope of a document: there is no default namespace, and {@code xml} means what it always means. */
    public NamespaceScope() {
        declare("", "");
        declare("xml", XMLConstants.XML_NS_URI);
    }

    /** Returns what {@link #reset} takes to come back here. */
    public int mark() {
        return changes.size();
    }

    /** Forgets what was declared since the mark. */
    public void reset(int mark) {
        while (changes.size() > mark) {
            Change change = changes.remove(changes.size() - 1);
            String namespace = namespaces.get(change.prefix());
            List<String> known = namespace == null ? null : prefixes.get(namespace);
            if (known != null) {
                known.remove(known.size() - 1);
            }
            if (change.before() == null) {
                namespaces.remove(change.prefix());
            } else {
                namespaces.put(change.prefix(), change.before());
            }
        }
    }

    /** Gives the prefix a meaning; tells whether it did not have it yet. */
    public boolean declare(String prefix, String namespace) {
        String before = namespaces.get(prefix);
        if (namespace.equals(before)) {
            return false;
        }
        namespaces.put(prefix, namespace);
        prefixes.computeIfAbsent(namespace, n -> new ArrayList<>(2)).add(prefix);
        changes.add(new Change(prefix, before));
        return true;
    }

    /** Returns the namespace of a prefix, or null when it has none. */
    public @Nullable String namespace(String prefix) {
        return namespaces.get(prefix);
    }

    /** Returns a prefix, not the empty one, that means the namespace; null when there is none. */
    public @Nullable String prefix(String namespace) {
        List<String> known = prefixes.getOrDefault(namespace, List.of());
        for (int i = known.size() - 1; i >= 0; i--) {
            if (!known.get(i).isEmpty() && namespace.equals(namespaces.get(known.get(i)))) {
                return known.get(i);
            }
        }
        return null;
    }
}

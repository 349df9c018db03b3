// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.quick;

import java.util.List;
import javax.xml.namespace.QName;

/** Numbers for names: looked up by namespace and local name, without an object for each look. Immutable. */
final class NameTable {
    private final String[] locals;
    private final String[] namespaces;
    private final int[] numbers;
    private final int mask;

    /** Numbers the names from 0 in their order; of one that is there twice the first counts. */
    NameTable(List<QName> names) {
        int size = Integer.highestOneBit(Math.max(2, names.size() * 3));
        locals = new String[size];
        namespaces = new String[size];
        numbers = new int[size];
        mask = size - 1;
        for (int i = 0; i < names.size(); i++) {
            String local = names.get(i).getLocalPart();
            String namespace = names.get(i).getNamespaceURI();
            if (find(namespace, local) < 0) {
                int at = slot(local);
                while (locals[at] != null) {
                    at = at + 1 & mask;
                }
                locals[at] = local;
                namespaces[at] = namespace;
                numbers[at] = i;
            }
        }
    }

    /** Returns the number of a name, or -1. */
    int find(String namespace, String local) {
        for (int at = slot(local); locals[at] != null; at = at + 1 & mask) {
            if (locals[at].equals(local) && namespaces[at].equals(namespace)) {
                return numbers[at];
            }
        }
        return -1;
    }

    private int slot(String local) {
        int hash = local.hashCode();
        return (hash ^ hash >>> 15) & mask;
    }
}

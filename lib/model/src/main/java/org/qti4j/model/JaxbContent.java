// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

import java.util.AbstractList;
import java.util.List;
import org.w3c.dom.Element;

/** A list of content as a JAXB runtime wants to see it: DOM elements in place of {@link ForeignElement}. */
final class JaxbContent extends AbstractList<Object> {
    private final List<Object> content;

    @SuppressWarnings("unchecked")
    JaxbContent(List<?> content) {
        // What JAXB adds was bound by the classes that the annotations of the list name.
        this.content = (List<Object>) content;
    }

    @Override
    public Object get(int index) {
        return content.get(index) instanceof DomElement foreign ? foreign.getElement() : content.get(index);
    }

    @Override
    public int size() {
        return content.size();
    }

    @Override
    public void add(int index, Object element) {
        content.add(index, element instanceof Element dom ? new ForeignElement(dom) : element);
    }

    @Override
    public Object remove(int index) {
        return content.remove(index);
    }
}

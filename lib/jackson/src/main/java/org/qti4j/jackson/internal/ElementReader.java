// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.util.StreamReader2Delegate;

/**
 * Shows one element of a document as a document of its own. Declarations outside of it, of prefixes that values inside use, are shown on
 * the elements that use them; names need none, they carry their namespaces.
 */
final class ElementReader extends StreamReader2Delegate {
    private static final int BEFORE = -1;
    private static final int AFTER = -2;

    /** What is declared on an open element: by itself, and by what is around the document shown. */
    private record Level(List<String> own, List<String> outer) {}

    private final Deque<Level> levels = new ArrayDeque<>();
    private int state = BEFORE;

    /** Shows the element on whose start tag the reader stands. At the end the reader stands on its end tag. */
    ElementReader(XMLStreamReader2 reader) {
        super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
        if (state == BEFORE) {
            state = START_ELEMENT;
            enter();
            return state;
        }
        if (state == END_ELEMENT) {
            levels.pop();
            if (levels.isEmpty()) {
                state = AFTER;
                return END_DOCUMENT;
            }
        }
        state = super.next();
        if (state == START_ELEMENT) {
            enter();
        }
        return state;
    }

    private void enter() {
        List<String> own = new ArrayList<>();
        for (int i = 0; i < super.getNamespaceCount(); i++) {
            own.add(super.getNamespacePrefix(i));
        }
        Level level = new Level(own, new ArrayList<>());
        levels.push(level);
        for (int i = 0; i < getAttributeCount(); i++) {
            String value = getAttributeValue(i);
            if (value.indexOf(':') > 0) {
                for (String word : value.strip().split("\\s+")) {
                    declare(level, word.substring(0, Math.max(0, word.indexOf(':'))));
                }
            }
        }
    }

    private void declare(Level level, String prefix) {
        boolean inside = levels.stream()
                .anyMatch(each -> each.own().contains(prefix) || each.outer().contains(prefix));
        if (!prefix.isEmpty() && !inside && !prefix.equals("xml") && getNamespaceURI(prefix) != null) {
            level.outer().add(prefix);
        }
    }

    @Override
    public int getNamespaceCount() {
        int outer = levels.isEmpty() ? 0 : levels.peek().outer().size();
        return super.getNamespaceCount() + outer;
    }

    @Override
    public String getNamespacePrefix(int index) {
        int own = super.getNamespaceCount();
        return index < own
                ? super.getNamespacePrefix(index)
                : levels.element().outer().get(index - own);
    }

    @Override
    public String getNamespaceURI(int index) {
        return index < super.getNamespaceCount()
                ? super.getNamespaceURI(index)
                : super.getNamespaceURI(getNamespacePrefix(index));
    }

    @Override
    public int getEventType() {
        return switch (state) {
            case BEFORE -> START_DOCUMENT;
            case AFTER -> END_DOCUMENT;
            default -> state;
        };
    }

    @Override
    public boolean hasNext() {
        return state != AFTER;
    }

    /** Closes nothing: what is around the element is still to be read. */
    @Override
    public void close() {
        // As above.
    }

    /** Closes nothing either. */
    @Override
    public void closeCompletely() {
        // As above.
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;

/**
 * Takes blanks out of content that nobody sees: several count as one, and those at the ends of a line as none. A line goes through inline
 * elements, and ends at blocks. Used once, by one thread.
 */
final class FlowBlanks {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final ElementType INLINE = Declarations.named("span").type();

    /** Whether a blank that comes now would be seen by nobody: at the start of a line, and behind a blank. */
    private boolean skips = true;

    /** Where the last text ends with a blank, which does not count if the line ends there. */
    private @Nullable List<Object> last;

    private int lastIndex;

    private FlowBlanks() {}

    /** Changes an element, and whatever is below it under the names of known elements. */
    static void removeFrom(ElementType type, Map<String, Object> element) {
        FlowBlanks line = new FlowBlanks();
        line.inside(type, element);
        line.end();
        removeEmpty(element);
    }

    private void inside(ElementType type, Map<String, Object> element) {
        for (Map.Entry<String, Object> member : element.entrySet()) {
            List<Object> list = JsonValues.array(member.getValue());
            if (list != null && member.getKey().equals("content")) {
                for (int i = 0; i < list.size(); i++) {
                    item(type, list, i);
                }
            } else if (type.attributeByKey(member.getKey()) == null) {
                child(type, member.getKey(), member.getValue());
            }
        }
    }

    private void item(ElementType type, List<Object> content, int index) {
        if (content.get(index) instanceof String text) {
            text(content, index, text);
            return;
        }
        Map<String, Object> element = JsonValues.object(content.get(index));
        if (element != null) {
            element.forEach((name, value) -> child(type, name, value));
        }
    }

    /** Takes elements of one name, one or a list. */
    private void child(ElementType parent, String name, @Nullable Object value) {
        ElementDeclaration declaration = name.startsWith("_") ? null : Declarations.child(parent, name);
        List<Object> list = JsonValues.array(value);
        for (Object one : list == null ? Arrays.asList(value) : list) {
            Map<String, Object> element = JsonValues.object(one);
            if (declaration == null || element == null) {
                word();
            } else if (isBlock(name) || name.equals("br")) {
                end();
                if (!name.equals("pre")) {
                    inside(declaration.type(), element);
                }
                end();
            } else if (declaration.type().contentKind() == ContentKind.MIXED) {
                inside(declaration.type(), element);
            } else {
                // It stands in the line like a word, whatever it has inside.
                removeFrom(declaration.type(), element);
                word();
            }
        }
    }

    private void word() {
        skips = false;
        last = null;
    }

    private void end() {
        if (last != null && last.get(lastIndex) instanceof String text && text.endsWith(" ")) {
            last.set(lastIndex, text.substring(0, text.length() - 1));
        }
        last = null;
        skips = true;
    }

    private void text(List<Object> content, int index, String text) {
        String plain = BLANKS.matcher(text).replaceAll(" ");
        plain = skips && plain.startsWith(" ") ? plain.substring(1) : plain;
        content.set(index, plain);
        if (plain.isEmpty()) {
            return;
        }
        word();
        if (plain.endsWith(" ")) {
            skips = true;
            last = content;
            lastIndex = index;
        }
    }

    private static void removeEmpty(Object value) {
        Map<String, Object> element = JsonValues.object(value);
        List<Object> list = JsonValues.array(value);
        if (element != null) {
            element.values().removeIf(member -> {
                List<Object> content = JsonValues.array(member);
                removeEmpty(member);
                return content != null && content.isEmpty();
            });
        } else if (list != null) {
            list.removeIf(item -> {
                removeEmpty(item);
                return "".equals(item);
            });
        }
    }

    private static boolean isBlock(String key) {
        QName name = Declarations.qname(key);
        return INLINE.content().element(name.getNamespaceURI(), name.getLocalPart()) == null;
    }
}

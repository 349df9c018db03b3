// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.fix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Fix;
import org.qti4j.model.diagnostic.Fix.Edit;
import org.qti4j.rules.internal.text.SourceText;
import org.qti4j.rules.internal.text.StartTag;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** Makes changes of the text of what a rule wants changed in the tree. For one document, by one thread. */
public final class FixMaker {
    private final SourceText source;
    private final String text;

    /** Makes fixes of a document with this text. */
    public FixMaker(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /** Returns the changes, or null when the text is not as the tree says: nothing is changed on a guess. */
    public @Nullable Fix of(SourceFix wanted) {
        List<Edit> edits = new ArrayList<>();
        for (SourceFix.Change change : wanted.changes()) {
            if (!add(change, edits)) {
                return null;
            }
        }
        try {
            return edits.isEmpty() ? null : new Fix(wanted.description(), edits);
        } catch (IllegalArgumentException e) {
            // A rule asked for changes of the same place; none of them is certain then.
            return null;
        }
    }

    /** Returns the start tag of an element as it is written, or null when it is not found. */
    public @Nullable StartTag tag(SourceElement element) {
        StartTag tag = StartTag.at(text, source.offset(element.line(), element.column()));
        return tag != null && tag.localName().equals(element.name()) ? tag : null;
    }

    private boolean add(SourceFix.Change change, List<Edit> edits) {
        SourceElement element = change.element();
        StartTag tag = tag(element);
        if (tag == null) {
            return false;
        }
        if (change instanceof SourceFix.SetAttribute set) {
            return setAttribute(tag, set.name(), set.value(), edits);
        }
        if (change instanceof SourceFix.InsertBefore insert) {
            insertBefore(tag, insert.xml(), edits);
            return true;
        }
        int endTag = endTag(element, tag);
        if (endTag < 0) {
            return false;
        }
        int end = tag.empty() ? tag.end() : text.indexOf('>', endTag) + 1;
        if (change instanceof SourceFix.InsertAfter insert) {
            String indent = indent(tag.start());
            edits.add(edit(end, end, indent == null ? plain(tag, insert.xml()) : newLine(indent, tag, insert.xml())));
        } else if (change instanceof SourceFix.Append append) {
            append(element, tag, endTag, append.xml(), edits);
        } else if (change instanceof SourceFix.Remove) {
            remove(tag.start(), end, edits);
        } else if (change instanceof SourceFix.SetText set) {
            setText(tag, endTag, XmlEscape.text(set.text()), edits);
        }
        return true;
    }

    private static Edit edit(int start, int end, String replacement) {
        return new Edit(start, end, replacement);
    }

    private boolean setAttribute(StartTag tag, String name, @Nullable String value, List<Edit> edits) {
        StartTag.Written there = tag.attribute(name);
        if (there == null) {
            if (value == null) {
                return false;
            }
            int last = tag.attributes().size() - 1;
            int at = last < 0
                    ? tag.start() + 1 + tag.name().length()
                    : tag.attributes().get(last).valueEnd() + 1;
            edits.add(edit(at, at, " " + name + "=\"" + XmlEscape.attribute(value, '"') + "\""));
        } else if (value == null) {
            int start = there.start();
            while (text.charAt(start - 1) <= ' ') {
                start--;
            }
            edits.add(edit(start, there.valueEnd() + 1, ""));
        } else {
            char quote = text.charAt(there.valueEnd());
            edits.add(edit(there.valueStart(), there.valueEnd(), XmlEscape.attribute(value, quote)));
        }
        return true;
    }

    private void insertBefore(StartTag tag, String xml, List<Edit> edits) {
        String indent = indent(tag.start());
        String piece = indent == null ? plain(tag, xml) : lines(indent, tag, xml) + source.lineEnd() + indent;
        edits.add(edit(tag.start(), tag.start(), piece));
    }

    private void append(SourceElement element, StartTag tag, int endTag, String xml, List<Edit> edits) {
        String outer = indent(tag.start());
        if (tag.empty()) {
            int slash = tag.end() - 2;
            while (text.charAt(slash - 1) <= ' ') {
                slash--;
            }
            String inner = outer == null
                    ? plain(tag, xml)
                    : newLine(outer + unit(element), tag, xml) + source.lineEnd() + outer;
            edits.add(edit(slash, tag.end(), ">" + inner + "</" + tag.name() + ">"));
            return;
        }
        String indent = indent(endTag);
        if (indent == null) {
            edits.add(edit(endTag, endTag, plain(tag, xml)));
        } else {
            int line = endTag - indent.length();
            edits.add(edit(line, line, lines(indent + unit(element), tag, xml, true) + source.lineEnd()));
        }
    }

    private void remove(int start, int end, List<Edit> edits) {
        String indent = indent(start);
        int after = end;
        while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
            after++;
        }
        boolean endsLine = after < text.length() && (text.charAt(after) == '\n' || text.charAt(after) == '\r');
        if (indent == null || !endsLine) {
            edits.add(edit(start, end, ""));
            return;
        }
        boolean two = text.charAt(after) == '\r' && after + 1 < text.length() && text.charAt(after + 1) == '\n';
        edits.add(edit(start - indent.length(), after + (two ? 2 : 1), ""));
    }

    private void setText(StartTag tag, int endTag, String escaped, List<Edit> edits) {
        if (tag.empty()) {
            edits.add(edit(tag.end() - 2, tag.end(), ">" + escaped + "</" + tag.name() + ">"));
        } else {
            edits.add(edit(tag.end(), endTag, escaped));
        }
    }

    /** Returns where the end tag begins, or -1 when it is not found; for an empty-element tag where that begins. */
    private int endTag(SourceElement element, StartTag tag) {
        if (tag.empty()) {
            return tag.start();
        }
        // What the parser counts may begin behind the XML declaration, so only distances count.
        long offset = element.endOffset() - element.offset() + tag.start();
        return element.endOffset() >= 0
                        && offset < text.length()
                        && text.startsWith("</" + tag.name(), (int) Math.max(0, offset))
                ? (int) offset
                : -1;
    }

    /** Returns the blanks before an offset when nothing else stands before it on its line, otherwise null. */
    private @Nullable String indent(int offset) {
        int start = offset;
        while (start > 0 && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
            start--;
        }
        boolean beginsLine = start == 0 || text.charAt(start - 1) == '\n' || text.charAt(start - 1) == '\r';
        return beginsLine ? text.substring(start, offset) : null;
    }

    /** Returns by how much children of an element are indented further than it is. */
    private String unit(SourceElement element) {
        for (SourceElement at = element; at != null; at = at.parent()) {
            StartTag outer = tag(at);
            StartTag inner = at.children().isEmpty() ? null : tag(at.children().get(0));
            String outerIndent = outer == null ? null : indent(outer.start());
            String innerIndent = inner == null ? null : indent(inner.start());
            if (outerIndent != null
                    && innerIndent != null
                    && innerIndent.length() > outerIndent.length()
                    && innerIndent.startsWith(outerIndent)) {
                return innerIndent.substring(outerIndent.length());
            }
        }
        StartTag own = tag(element);
        String indent = own == null ? null : indent(own.start());
        return indent != null && indent.endsWith("\t") ? "\t" : "  ";
    }

    private String newLine(String indent, StartTag tag, String xml) {
        return source.lineEnd() + lines(indent, tag, xml, true);
    }

    private String lines(String indent, StartTag tag, String xml) {
        return lines(indent, tag, xml, false);
    }

    private String lines(String indent, StartTag tag, String xml, boolean firstToo) {
        String between = source.lineEnd() + indent;
        return (firstToo ? indent : "")
                + prefixed(tag, xml).strip().replaceAll("\r\n|\r|\n", "\n").replace("\n", between);
    }

    private static String plain(StartTag tag, String xml) {
        return prefixed(tag, xml).strip();
    }

    /** Gives the elements of a fragment the prefix that the element beside them has. */
    private static String prefixed(StartTag tag, String xml) {
        return tag.prefix().isEmpty() ? xml : xml.replaceAll("<(/?)(?=[A-Za-z_])", "<$1" + tag.prefix());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.internal.text.DocumentText;
import org.qti4j.rules.internal.text.SourceText;
import org.qti4j.rules.internal.text.StartTag;

/** Shows where in a file findings are. The file is read when the first is asked for. Not thread-safe. */
public final class Excerpts {
    private static final int LARGEST = 64_000_000;
    private static final int WIDTH = 160;
    /** How much of a long line is shown before the place. */
    private static final int BEFORE = 60;

    private final FileReport report;
    private @Nullable SourceText source;
    private boolean read;

    /** Makes the excerpts of one file. */
    public Excerpts(FileReport report) {
        this.report = report;
    }

    /**
     * Some lines of a file. Immutable.
     *
     * @param firstLine the number of the first one, from 1
     * @param lines the lines, shortened when they are long
     * @param marked the number of the line with the place, from 1
     * @param start where the place begins in that line as it is shown, from 0 in UTF-16 code units
     * @param end where it ends in that line as it is shown
     */
    public record Excerpt(int firstLine, List<String> lines, int marked, int start, int end) {
        /** Copies the lines. */
        public Excerpt {
            lines = List.copyOf(lines);
        }

        /** Returns the line with the place. */
        public String markedLine() {
            return lines.get(marked - firstLine);
        }
    }

    /**
     * Returns the lines around the place of a finding, or null when the place or the text is not known: the file may be gone.
     *
     * @param around how many lines before and after it
     */
    public @Nullable Excerpt of(Diagnostic finding, int around) {
        Location at = finding.location();
        if (at.line() == Location.UNKNOWN) {
            return null;
        }
        SourceText text = source();
        if (text == null || at.line() > text.lines()) {
            return null;
        }
        int column = Math.max(1, at.column());
        int from = column <= WIDTH - BEFORE ? 1 : column - BEFORE;
        int first = Math.max(1, at.line() - around);
        int last = Math.min(text.lines(), at.line() + around);
        List<String> lines = new ArrayList<>();
        for (int line = first; line <= last; line++) {
            String content = text.line(line, from, from + WIDTH + 1);
            boolean cut = content.length() > WIDTH;
            lines.add((from > 1 ? "…" : "") + (cut ? content.substring(0, WIDTH) + "…" : content));
        }
        String marked = lines.get(at.line() - first);
        int start = Math.min(marked.length(), column - from + (from > 1 ? 1 : 0));
        int end = Math.max(start, Math.min(marked.length(), start + length(text, at)));
        return new Excerpt(first, lines, at.line(), start, end);
    }

    /** Returns how much is marked: an attribute, or a tag up to its name. */
    private static int length(SourceText text, Location at) {
        int offset = text.offset(at.line(), at.column());
        if (offset < 0) {
            return 1;
        }
        StartTag tag = StartTag.at(text.text(), offset);
        if (tag != null) {
            return tag.name().length() + 1;
        }
        int attribute = at.path().lastIndexOf("/@");
        if (attribute < 0 || !at.pointer().isEmpty()) {
            return 1;
        }
        int equals = text.text().indexOf('=', offset);
        if (equals < 0 || equals + 1 >= text.text().length()) {
            return 1;
        }
        int close = text.text().indexOf(text.text().charAt(equals + 1), equals + 2);
        return close < 0 ? 1 : close + 1 - offset;
    }

    private @Nullable SourceText source() {
        if (!read) {
            read = true;
            try (InputStream bytes = Files.newInputStream(report.path())) {
                byte[] content = bytes.readNBytes(LARGEST);
                DocumentText text = content.length == LARGEST ? null : DocumentText.of(content);
                source = text == null ? null : new SourceText(text.text());
            } catch (IOException e) {
                // A finding without its source is still a finding.
                source = null;
            }
        }
        return source;
    }
}

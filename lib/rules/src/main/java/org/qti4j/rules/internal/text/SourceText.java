// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.text;

import java.util.Arrays;

/** The text of a document, with its lines. Line ends are LF, CR LF and CR, as XML has them. For one thread. */
public final class SourceText {
    private final String text;
    /** Where each line begins, from the first; made when somebody asks. */
    private int[] starts = {};

    private int lines;

    /** Makes the lines of a text. */
    public SourceText(String text) {
        this.text = text;
    }

    /** Returns the text. */
    public String text() {
        return text;
    }

    /** Returns the number of lines. */
    public int lines() {
        index();
        return lines;
    }

    /** Returns the offset of a place, line and column from 1; -1 when the text has no such place. */
    public int offset(int line, int column) {
        index();
        if (line < 1 || line > lines || column < 1) {
            return -1;
        }
        long offset = (long) starts[line - 1] + column - 1;
        return offset <= (line < lines ? starts[line] : text.length()) ? (int) offset : -1;
    }

    /** Returns the line of an offset, from 1. */
    public int line(int offset) {
        index();
        int found = Arrays.binarySearch(starts, 0, lines, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns the column of an offset, from 1 in UTF-16 code units. */
    public int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }

    /** Returns the text of a line, from 1, without its end. */
    public String line(int line, int fromColumn, int toColumn) {
        index();
        int start = starts[line - 1];
        int end = line < lines ? starts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        int from = Math.min(end, start + fromColumn - 1);
        return text.substring(from, Math.max(from, Math.min(end, start + toColumn - 1)));
    }

    /** Returns the line end that the text has most of at its beginning; LF when it has none. */
    public String lineEnd() {
        int lf = text.indexOf('\n');
        if (lf < 0) {
            return text.indexOf('\r') < 0 ? "\n" : "\r";
        }
        return lf > 0 && text.charAt(lf - 1) == '\r' ? "\r\n" : "\n";
    }

    private void index() {
        if (lines > 0) {
            return;
        }
        int[] found = new int[Math.max(16, text.length() / 40)];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i + 1;
            }
        }
        starts = found;
        lines = count;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Locale;
import org.qti4j.xml.internal.shared.OneLine;
import org.qti4j.xml.internal.shared.Reasons;

/** Texts as a terminal shows them. */
final class Words {
    private Words() {}

    /**
     * Returns the text on one line: a document or a file name must not end the line, move the cursor or turn the writing direction.
     */
    static String line(String text) {
        return OneLine.of(text);
    }

    /** Returns a line of a text as {@link #line}, with its tabs and the CR at its end. */
    static String textLine(String text) {
        boolean cr = text.endsWith("\r");
        String[] parts = (cr ? text.substring(0, text.length() - 1) : text).split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = line(parts[i]);
        }
        return String.join("\t", parts) + (cr ? "\r" : "");
    }

    /** Returns why a file could not be read or written. */
    static String of(IOException e) {
        return Reasons.of(e);
    }

    /** Returns an enumeration's value as it is written on the command line: {@code TEST_PART} is {@code test-part}. */
    static String option(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns a number with its noun: {@code 1 file}, {@code 2 files}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.qti4j.xml.internal.shared.OneLine;

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
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        }
        if (e instanceof FileSystemLoopException) {
            return "a link that leads back to a folder above it";
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
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

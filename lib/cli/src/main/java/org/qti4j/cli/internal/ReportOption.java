// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.qti4j.rules.report.ReportFormat;
import picocli.CommandLine.TypeConversionException;

/**
 * A report that is wanted.
 *
 * @param format how it is written
 * @param file where
 */
record ReportOption(ReportFormat format, Path file) {
    /** Reads {@code FORMAT=FILE}. */
    static ReportOption of(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        ReportFormat format = Arrays.stream(ReportFormat.values())
                .filter(each -> Words.option(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + name + "' is none of "
                        + Arrays.stream(ReportFormat.values())
                                .map(Words::option)
                                .collect(Collectors.joining(", "))));
        if (equals < 0 || equals + 1 == text.length()) {
            throw new TypeConversionException("expected " + name + "=FILE");
        }
        try {
            return new ReportOption(format, Path.of(text.substring(equals + 1)));
        } catch (InvalidPathException e) {
            throw new TypeConversionException("not a file name: " + e.getReason());
        }
    }
}

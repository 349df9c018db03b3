// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.IOException;
import java.nio.file.Path;
import org.qti4j.rules.Profile;

/** The formats of reports. */
public enum ReportFormat {
    /** One line for each finding, {@code PATH:LINE:COL: severity code: message}, and a last one with counts. */
    TEXT,
    /** One JSON object for each file and line: {@code file}, {@code valid}, {@code diagnostics}. */
    JSON,
    /** SARIF 2.1.0 (OASIS), with the rules, the remedies and one result for each finding. */
    SARIF,
    /** The XML of JUnit as Maven writes it: one test case for each file, which fails when the file has an error. */
    JUNIT,
    /** One page that works without network: counts, filters, the source with the place marked, what to do. */
    HTML;

    /**
     * Begins a report.
     *
     * @param file where it will be; its folder must be there
     * @param profile the rules that judge, of which reports tell more than their ids
     * @throws IOException when nothing can be written beside the file
     */
    public ReportWriter open(Path file, Profile profile) throws IOException {
        return switch (this) {
            case TEXT -> new TextReport(file);
            case JSON -> new JsonReport(file);
            case SARIF -> new SarifReport(file, profile);
            case JUNIT -> new JunitReport(file);
            case HTML -> new HtmlReport(file, profile);
        };
    }
}

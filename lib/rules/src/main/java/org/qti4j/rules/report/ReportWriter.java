// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.Closeable;
import java.io.IOException;
import org.qti4j.rules.FileReport;

/**
 * A report of a run in one file, written while the run goes on: what it takes in memory does not grow with the number of files. The file
 * is there, whole, after {@link #finish}; when the writer is closed before that, it is as it was. Not thread-safe.
 */
public interface ReportWriter extends Closeable {
    /**
     * Takes in what came of one file. Files that are not QTI leave no trace.
     *
     * @throws IOException when the report cannot be written
     */
    void add(FileReport report) throws IOException;

    /**
     * Ends the report and puts it in its place.
     *
     * @throws IOException when the report cannot be written
     */
    void finish() throws IOException;

    /** Gives up what was not finished. */
    @Override
    void close() throws IOException;
}

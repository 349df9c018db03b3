// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

/** The exit statuses; over several files the highest wins. */
final class ExitStatus {
    static final int OK = 0;
    /** Findings or differences. */
    static final int FINDINGS = 1;
    /** Wrong usage, or input that could not be had. */
    static final int UNUSABLE = 2;
    /** The service refused, failed or could not be reached. */
    static final int SERVICE = 3;

    private ExitStatus() {}
}

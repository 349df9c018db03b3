// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import org.qti4j.model.grammar.WellKnownPrefixes;

/** Documents that a sandbox holds so that there is something to update. */
final class SandboxDocuments {
    private SandboxDocuments() {}

    /** Returns a test with one part and one section. */
    static String test(String identifier, String part, String section) {
        return "<qti-assessment-test xmlns=\"" + WellKnownPrefixes.QTI + "\" identifier=\"" + escaped(identifier)
                + "\" title=\"Before the update\"><qti-test-part identifier=\"" + escaped(part)
                + "\" navigation-mode=\"linear\" submission-mode=\"individual\"><qti-assessment-section identifier=\""
                + escaped(section)
                + "\" title=\"Before the update\" visible=\"true\"/></qti-test-part></qti-assessment-test>";
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Documents that a sandbox holds so that there is something to update. */
final class SandboxDocuments {
    private SandboxDocuments() {}

    /** Returns a test with one part and one section. */
    static String test(String identifier, String part, String section) {
        return test(identifier, part, section, List.of());
    }

    /** Returns a test with one part and one section, which has these items. */
    static String test(String identifier, String part, String section, List<String> items) {
        return "<qti-assessment-test xmlns=\"" + WellKnownPrefixes.QTI + "\" identifier=\"" + escaped(identifier)
                + "\" title=\"Before the update\"><qti-test-part identifier=\"" + escaped(part)
                + "\" navigation-mode=\"linear\" submission-mode=\"individual\"><qti-assessment-section identifier=\""
                + escaped(section)
                + "\" title=\"Before the update\" visible=\"true\">"
                + items.stream()
                        .map(item -> "<qti-assessment-item-ref identifier=\"" + escaped(item) + "\" href=\""
                                + escaped(item) + ".xml\"/>")
                        .collect(Collectors.joining())
                + "</qti-assessment-section></qti-test-part></qti-assessment-test>";
    }

    /** Returns an item without content. */
    static String item(String identifier) {
        return "<qti-assessment-item xmlns=\"" + WellKnownPrefixes.QTI + "\" identifier=\"" + escaped(identifier)
                + "\" title=\"Before the update\" time-dependent=\"false\"/>";
    }

    /** Returns a stimulus. */
    static String stimulus(String identifier) {
        return "<qti-assessment-stimulus xmlns=\"" + WellKnownPrefixes.QTI + "\" identifier=\"" + escaped(identifier)
                + "\" title=\"Before the update\"><qti-stimulus-body><p>Before</p></qti-stimulus-body>"
                + "</qti-assessment-stimulus>";
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}

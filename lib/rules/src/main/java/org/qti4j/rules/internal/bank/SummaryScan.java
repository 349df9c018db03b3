// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.source.SourceElement;

/** Makes the summary of a file. */
final class SummaryScan extends QuickScan.Tags {
    private static final String HTML = "http://www.w3.org/1999/xhtml";
    /** No summary is larger, whatever a hostile document declares. */
    private static final int MOST_VARIABLES = 2_000;

    private static final int LONGEST_IDENTIFIER = 200;

    private static final Map<String, VariableKind> DECLARATIONS = Map.of(
            "qti-response-declaration", VariableKind.RESPONSE,
            "qti-outcome-declaration", VariableKind.OUTCOME,
            "qti-template-declaration", VariableKind.TEMPLATE,
            "qti-context-declaration", VariableKind.CONTEXT);
    private static final Map<String, VariableKind> BUILT_IN = Map.of(
            "numAttempts", VariableKind.RESPONSE,
            "duration", VariableKind.RESPONSE,
            "completionStatus", VariableKind.OUTCOME,
            "QTI_CONTEXT", VariableKind.CONTEXT);

    private final Map<String, VariableKind> variables = new HashMap<>();
    private String root = "";
    private boolean adaptive;
    private boolean complete = true;

    private SummaryScan() {}

    /** Returns the summary of a file; one that says nothing when the file cannot be read. */
    static Summary of(Path file) {
        SummaryScan scan = new SummaryScan();
        try {
            if (!QuickScan.read(file, scan)) {
                return Summary.UNKNOWN;
            }
        } catch (IOException e) {
            // The report of that file says so.
            return Summary.UNKNOWN;
        }
        if (!scan.root.equals("qti-assessment-item")) {
            return new Summary(scan.root, false, Map.of(), false);
        }
        BUILT_IN.forEach(scan.variables::putIfAbsent);
        return new Summary(scan.root, scan.adaptive, Map.copyOf(scan.variables), scan.complete);
    }

    @Override
    boolean start(XMLStreamReader reader, int level) {
        String name = reader.getLocalName();
        boolean qti = SourceElement.QTI.equals(reader.getNamespaceURI());
        if (level == 1) {
            root = qti ? name : HTML.equals(reader.getNamespaceURI()) && name.equals("html") ? name : "";
            adaptive = isTrue(reader.getAttributeValue(null, "adaptive"));
            return qti;
        }
        if (level == 2) {
            VariableKind kind = qti ? DECLARATIONS.get(name) : null;
            if (kind != null) {
                declare(reader.getAttributeValue(null, "identifier"), kind);
            } else if (name.equals("include")) {
                complete = false;
            }
        }
        return true;
    }

    private void declare(@Nullable String identifier, VariableKind kind) {
        String name = identifier == null ? "" : identifier.strip();
        if (name.length() > LONGEST_IDENTIFIER || variables.size() >= MOST_VARIABLES) {
            complete = false;
        } else if (!name.isEmpty()) {
            variables.putIfAbsent(name, kind);
        }
    }

    private static boolean isTrue(@Nullable String value) {
        return value != null && (value.strip().equals("true") || value.strip().equals("1"));
    }
}

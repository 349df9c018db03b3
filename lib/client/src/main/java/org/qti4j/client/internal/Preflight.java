// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.PreflightException;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;

/** Decides whether a request is worth sending. */
final class Preflight {
    private Preflight() {}

    /**
     * Returns what was found.
     *
     * @param before the document as it is stored, whose findings stop nothing; or null
     * @throws PreflightException when the service would refuse it
     */
    static Diagnostics check(String request, Content content, @Nullable String before) {
        DocumentCheck found = DocumentCheck.of(content);
        Map<String, Integer> known = new HashMap<>();
        if (before != null && !found.stopping().isEmpty()) {
            DocumentCheck.ofXml(before).stopping().forEach(finding -> known.merge(key(finding), 1, Integer::sum));
        }
        List<Diagnostic> reasons = new ArrayList<>();
        for (Diagnostic finding : found.stopping()) {
            if (known.merge(key(finding), -1, Integer::sum) < 0) {
                reasons.add(finding);
            }
        }
        Diagnostics all = new Diagnostics(found.all());
        if (!reasons.isEmpty()) {
            throw new PreflightException(request, new Diagnostics(reasons), all);
        }
        return all;
    }

    /** The same fault at another line is the same fault. */
    private static String key(Diagnostic finding) {
        return finding.code() + " " + finding.message();
    }
}

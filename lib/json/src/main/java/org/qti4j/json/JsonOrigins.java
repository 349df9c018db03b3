// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.List;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;

/**
 * Where in a JSON document the parts of the XML come from that was made of it. With it a finding about the XML, by the schema or by a rule,
 * points into the JSON that somebody wrote. Immutable and thread-safe.
 */
public interface JsonOrigins {
    /**
     * Returns where each of the XPaths comes from, in their order: the place of the JSON value, or of the nearest one around it, with JSON
     * Pointer and XPath, and with line and column when the JSON was given as text.
     *
     * @param paths XPaths as findings have them, such as {@code /qti-assessment-item[1]/qti-item-body[1]/p[2]/@class}
     */
    List<Location> of(List<String> paths);

    /** Returns the place in the JSON of one XPath, as {@link #of(List)}. */
    default Location of(String path) {
        return of(List.of(path)).get(0);
    }

    /** Returns findings about the XML as findings about the JSON, ordered by place. */
    default Diagnostics locate(Diagnostics findings) {
        List<Diagnostic> all = findings.all();
        List<Location> places =
                of(all.stream().map(finding -> finding.location().path()).toList());
        Diagnostic[] located = new Diagnostic[all.size()];
        for (int i = 0; i < located.length; i++) {
            String source = all.get(i).location().source();
            located[i] = all.get(i).at(places.get(i).withSource(source));
        }
        return new Diagnostics(List.of(located)).and(Diagnostics.none());
    }
}

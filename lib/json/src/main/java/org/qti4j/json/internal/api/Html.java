// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.List;
import java.util.Set;
import org.qti4j.json.internal.html.HtmlProblems;
import org.qti4j.json.internal.html.HtmlReader;
import org.qti4j.json.internal.html.HtmlWriter;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;

/** HTML strings of form API. */
final class Html {
    /** What of QTI may stand in an HTML string; everything else has members of its own, or none. */
    private static final Set<String> IN_HTML =
            Set.of("qti-hottext", "qti-gap", "qti-printed-variable", "qti-template-inline", "qti-template-block");

    private static final String SVG = "{http://www.w3.org/2000/svg}";

    private Html() {}

    /** Reads a member into an element with text. */
    static void read(ApiObject from, String key, ElementTree into) {
        String html = from.text(key);
        if (html != null) {
            into.from(from.pointer(key)).childrenFrom(from.pointer(key));
            HtmlReader.read(html, into, problems(from, key));
            into.childrenFrom(null);
        }
    }

    /** Reads a member into an element with blocks; tells whether it had bare text. */
    static boolean readBlocks(ApiObject from, String key, ElementTree into) {
        String html = from.text(key);
        into.childrenFrom(from.pointer(key));
        boolean bare = html != null && HtmlReader.readBlocks(html, into, problems(from, key));
        into.childrenFrom(null);
        return bare;
    }

    private static HtmlProblems problems(ApiObject from, String key) {
        return (severity, code, message, line, column) -> from.findings()
                .add(
                        severity,
                        code,
                        message + " (line " + line + ", column " + column + " of the HTML)",
                        from.pointer(key));
    }

    static String write(List<ElementView.Item> items) {
        return HtmlWriter.write(items, Html::isRefused);
    }

    static String write(List<ElementView.Item> items, ElementView placed, String placeholder) {
        return HtmlWriter.write(items, Html::isRefused, placed, placeholder);
    }

    static boolean isRefused(ElementView element) {
        // HTML knows no namespaces but those that it has names for.
        boolean foreign = element.name().startsWith("{") && !element.name().startsWith(SVG);
        return foreign || (element.name().startsWith("qti-") && !IN_HTML.contains(element.name()));
    }
}

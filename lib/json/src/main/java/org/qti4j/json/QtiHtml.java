// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.qti4j.json.internal.html.HtmlReader;
import org.qti4j.json.internal.html.HtmlWriter;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;

/**
 * HTML fragments, as editors hold them, from and to content of QTI. Immutable and thread-safe.
 *
 * <p>The content is in form {@link JsonForm#QTI}: a list of texts and of objects with one member, the element, such as
 * {@code ["Choose ", {"em": {"content": ["one"]}}, "."]}.
 */
public final class QtiHtml {
    /**
     * What a fragment became.
     *
     * @param content the content
     * @param diagnostics everything that was repaired (info), that lost its element or place (warning), or that QTI cannot hold
     *     (error), by line and column of the fragment
     */
    public record Result(List<Object> content, Diagnostics diagnostics) {}

    private QtiHtml() {}

    /** Returns the front door. */
    public static QtiHtml create() {
        return new QtiHtml();
    }

    /**
     * Returns the content that a fragment means, as it may stand in a {@code div}. Never fails: HTML is read as browsers read it, and
     * what comes out is what QTI allows.
     */
    public Result read(String html) {
        Objects.requireNonNull(html, "html");
        List<Diagnostic> found = new ArrayList<>();
        ElementTree target = ElementTree.of(Declarations.named("div"));
        HtmlReader.read(
                html,
                target,
                (severity, code, message, line, column) ->
                        found.add(Diagnostic.of(severity, code, message, Location.of(line, column))));
        found.sort(Diagnostic.BY_PLACE);
        return new Result(target.content(), new Diagnostics(found));
    }

    /**
     * Returns content as an HTML fragment that is well-formed as XML, too. Processing instructions, and attributes of other namespaces,
     * have no place in HTML and are left out.
     */
    public String write(List<Object> content) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("content", Objects.requireNonNull(content, "content"));
        ElementView view = ElementView.of("div", Declarations.named("div").type(), value);
        return HtmlWriter.write(view.items(), element -> false);
    }
}

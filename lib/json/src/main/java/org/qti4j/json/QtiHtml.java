// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.transform.stax.StAXSource;
import org.qti4j.json.internal.JsonLimits;
import org.qti4j.json.internal.JsonStax;
import org.qti4j.json.internal.TreeJson;
import org.qti4j.json.internal.html.HtmlReader;
import org.qti4j.json.internal.html.HtmlWriter;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.model.Div;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.xml.QtiXml;

/**
 * HTML fragments, as editors hold them, from and to content of QTI. Immutable and thread-safe.
 *
 * <p>The content is either model objects, or in form {@link JsonForm#QTI}: a list of texts and of objects with one member, the element, such
 * as {@code ["Choose ", {"em": {"content": ["one"]}}, "."]}.
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

    private static final JsonLimits LIMITS = new JsonLimits(JsonLimits.CHARACTERS, JsonLimits.CHARACTERS);
    private static final QtiXml XML = QtiXml.create();

    private QtiHtml() {}

    /** Returns the front door. */
    public static QtiHtml create() {
        return new QtiHtml();
    }

    /**
     * What a fragment became, as model objects.
     *
     * @param content texts ({@code String}) and model objects such as {@code P} and {@code Strong}; a list of its own, which can be changed
     * @param diagnostics as those of {@link Result}
     */
    public record ModelResult(List<Object> content, Diagnostics diagnostics) {}

    /**
     * Returns the content that a fragment means, as it may stand in a {@code div}. Never fails: HTML is read as browsers read it, and
     * what comes out is what QTI allows.
     */
    public Result read(String html) {
        List<Diagnostic> found = new ArrayList<>();
        ElementTree target = ElementTree.of(Declarations.named("div"));
        return new Result(fill(html, target, found).content(), new Diagnostics(found));
    }

    /**
     * Returns the content that a fragment means as model objects, as it may stand in a {@code div}. Never fails.
     *
     * <pre>{@code
     * choice.getContent().addAll(html.readModel("Half of <b>three quarters").content());
     * }</pre>
     */
    public ModelResult readModel(String html) {
        return readModel(html, Div.class);
    }

    /**
     * Returns the content that a fragment means as model objects, as it may stand in an element of the given class: what {@code SimpleChoice}
     * takes, {@code P} may not.
     *
     * @throws IllegalArgumentException when the class is none of an element with mixed or block content of QTI
     */
    public ModelResult readModel(String html, Class<? extends QtiElement> parent) {
        ElementDeclaration declaration = declaration(parent);
        List<Diagnostic> found = new ArrayList<>();
        ElementTree target = fill(html, ElementTree.of(declaration), found);
        try {
            byte[] json = TreeJson.write(target.asMember());
            QtiElement element = XML.readUnchecked(new StAXSource(JsonStax.reader(json, LIMITS, parent)), parent)
                    .root();
            return new ModelResult(new ArrayList<>(element.contents()), new Diagnostics(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ElementDeclaration declaration(Class<? extends QtiElement> parent) {
        ElementType type = QtiGrammar.get().typeOf(parent);
        ContentKind kind = type == null ? ContentKind.EMPTY : type.contentKind();
        if (type != null && (kind == ContentKind.MIXED || kind == ContentKind.ELEMENTS)) {
            for (ElementDeclaration declaration :
                    QtiGrammar.get().declarations(type.newElement().elementName())) {
                if (declaration.type() == type) {
                    return declaration;
                }
            }
        }
        throw new IllegalArgumentException(parent.getSimpleName() + " is no element that HTML can stand in");
    }

    private static ElementTree fill(String html, ElementTree target, List<Diagnostic> found) {
        Objects.requireNonNull(html, "html");
        HtmlReader.read(
                html,
                target,
                (severity, code, message, line, column) ->
                        found.add(Diagnostic.of(severity, code, message, Location.of(line, column))));
        found.sort(Diagnostic.BY_PLACE);
        return target;
    }

    /**
     * Returns content as an HTML fragment that is well-formed as XML, too. Processing instructions, and attributes of other namespaces,
     * have no place in HTML and are left out.
     *
     * @param content texts ({@code String}), model objects, or elements in form {@link JsonForm#QTI}
     * @throws IllegalArgumentException when something in the list is none of these
     */
    public String write(List<?> content) {
        List<Object> items = new ArrayList<>();
        for (Object item : content) {
            if (item instanceof QtiElement element) {
                items.add(tree(element));
            } else if (item instanceof String || item instanceof Map<?, ?>) {
                items.add(item);
            } else {
                throw new IllegalArgumentException("content is made of texts and elements, not of "
                        + (item == null ? "null" : item.getClass().getSimpleName()));
            }
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("content", items);
        ElementView view = ElementView.of("div", Declarations.named("div").type(), value);
        return HtmlWriter.write(view.items(), element -> false);
    }

    private static Map<String, Object> tree(QtiElement element) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try {
            JsonStax.write(element, json, null);
            return TreeJson.read(json.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

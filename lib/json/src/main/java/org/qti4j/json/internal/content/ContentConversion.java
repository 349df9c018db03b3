// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ContentJson;
import org.qti4j.json.ContentXml;
import org.qti4j.json.Loss;
import org.qti4j.json.LossReport;
import org.qti4j.json.UnknownKeys;
import org.qti4j.json.internal.JsonDocument;
import org.qti4j.json.internal.JsonStax;
import org.qti4j.json.internal.TracedOrigins;
import org.qti4j.json.internal.TreeJson;
import org.qti4j.json.internal.api.Beside;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.Origins;
import org.qti4j.json.internal.tree.TreeCheck;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;

/** Form CONTENT on texts. */
public final class ContentConversion {
    /** What some parsers put beside the root. */
    private static final Set<String> NO_ROOTS = Set.of("_declaration", "_comment", "_instruction", "?xml");

    private final long jsonLimit;
    private final UnknownKeys unknownKeys;

    /**
     * Makes the conversion.
     *
     * @param jsonLimit that of {@code QtiJson}
     * @param unknownKeys what becomes of unknown members
     */
    public ContentConversion(long jsonLimit, UnknownKeys unknownKeys) {
        this.jsonLimit = jsonLimit;
        this.unknownKeys = unknownKeys;
    }

    /** Returns the content tree of a document. */
    public ContentJson toContent(XmlInput source, Map<String, Object> beside) throws IOException {
        ContentTree tree = new ContentTree();
        JsonStax.pass(source, List.of(tree));
        List<Loss> losses = new ArrayList<>(tree.losses());
        Map<String, Object> value = beside.isEmpty()
                ? tree.document()
                : Beside.apply(
                        tree.document(),
                        beside,
                        pointer -> losses.add(new Loss(
                                "what lay beside the XML for this member does not fit the document any more",
                                Location.unknown().withPointer(pointer))));
        return new ContentJson(value, new LossReport(losses));
    }

    /** Returns the document that a JSON text of the form means; losses, findings and origins have lines and columns. */
    public ContentXml toXml(JsonDocument json, @Nullable String indent) throws IOException {
        try {
            ContentXml result = toXml(json.object(), indent);
            List<Location> places = json.places()
                    .placed(result.losses().losses().stream()
                            .map(Loss::location)
                            .toList());
            List<Loss> losses = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                losses.add(new Loss(result.losses().losses().get(i).message(), places.get(i)));
            }
            return new ContentXml(
                    result.xml(),
                    result.beside(),
                    new LossReport(losses),
                    json.places().placed(result.diagnostics()),
                    ((TracedOrigins) result.origins()).in(json.places()));
        } catch (QtiFormatException e) {
            throw new QtiFormatException(json.places().placed(e.diagnostics()));
        }
    }

    /** Returns the document that an object of the form means. */
    public ContentXml toXml(Map<String, Object> object, @Nullable String indent) throws IOException {
        ContentNotes notes = new ContentNotes(unknownKeys);
        Map<String, Object> document = document(object, notes).asMember();
        if (unknownKeys == UnknownKeys.REFUSE && !notes.unknown().isEmpty()) {
            throw new QtiFormatException(new Diagnostics(notes.diagnostics()));
        }
        String xml = TreeJson.toXml(document, jsonLimit, indent);
        return new ContentXml(
                xml,
                unknownKeys == UnknownKeys.KEEP && !notes.unknown().isEmpty() ? beside(xml, object) : Map.of(),
                new LossReport(notes.losses()),
                new Diagnostics(notes.diagnostics()),
                new TracedOrigins(paths -> Origins.ofXPaths(document, paths), null));
    }

    private Map<String, Object> beside(String xml, Map<String, Object> object) throws IOException {
        Map<String, Object> base = toContent(XmlInput.of(new SecureStax(XmlLimits.defaults()), xml), Map.of())
                .value();
        return Beside.of(base, object);
    }

    private static ElementTree document(Map<String, Object> object, ContentNotes notes) {
        List<String> roots =
                object.keySet().stream().filter(key -> !NO_ROOTS.contains(key)).toList();
        String key = roots.size() == 1 ? roots.get(0) : "";
        String pointer = "/" + TreeCheck.escape(key);
        Map<String, Object> value = JsonValues.object(object.get(key));
        ContentScope scope = ContentScope.ofDocument();
        if (value != null) {
            for (String attributes : ContentReader.ATTRIBUTES) {
                Map<String, Object> declared = JsonValues.object(value.get(attributes));
                scope = declared == null ? scope : scope.inside(declared);
            }
        }
        QName name = roots.size() == 1 ? scope.element(key) : null;
        ElementDeclaration root = name == null ? null : Declarations.document(ContentReader.key(name));
        if (root == null) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-not-a-document",
                    roots.size() == 1
                            ? "\"" + key + "\" is not the root of a QTI document"
                            : "a content tree is an object with one member, the root element; this one has "
                                    + roots.size(),
                    Location.unknown().withPointer(roots.size() == 1 ? pointer : "")));
        }
        for (String beside : object.keySet()) {
            if (beside.equals("_comment") || beside.equals("_instruction")) {
                notes.lost("comments and processing instructions beside the root", "/" + beside);
            }
        }
        return new ContentReader(notes).element(root, object.get(key), pointer, ContentScope.ofDocument());
    }

    /** Returns what is wrong with a JSON text of the form: in its own terms, and with the document that it means. */
    public Diagnostics validate(JsonDocument json, QtiXml xml) throws IOException {
        ContentXml document = toXml(json, null);
        if (document.diagnostics().hasErrors()) {
            return document.diagnostics();
        }
        return document.diagnostics().and(document.origins().locate(xml.validate(document.xml())));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/**
 * Turns what the schema validator reports into findings: one for each fault, in words, with the place.
 *
 * <p>It takes part in the pass before the validator does, so that it knows the place when the validator complains.
 */
final class SchemaFindings implements XmlEvents, ErrorHandler {
    private static final int LONGEST = 1_500;

    private final int limit;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final XmlPath path = new XmlPath();
    private final Map<String, Location> references = new HashMap<>();
    private int suppressed;
    private @Nullable XMLStreamReader reader;
    /** What the validator says about a value; what it says next tells whose value it is. */
    private @Nullable String pending;
    /** Line and column of the first text of each open element, for texts where none belong. */
    private int[] texts = new int[64];

    SchemaFindings(int limit) {
        this.limit = limit;
    }

    @Override
    public void startDocument(XMLStreamReader document) {
        reader = document;
    }

    @Override
    public void startElement(XMLStreamReader element) {
        flush();
        path.enter(element.getLocalName());
        int i = 2 * path.depth();
        if (i + 1 >= texts.length) {
            texts = Arrays.copyOf(texts, texts.length * 2);
        }
        texts[i] = 0;
        for (int a = element.getAttributeCount() - 1; a >= 0; a--) {
            String name = element.getAttributeLocalName(a);
            if (SchemaWords.isReference(name)) {
                references(element, element.getAttributeValue(a), name);
            }
        }
    }

    private void references(XMLStreamReader element, String ids, String attribute) {
        Location here = null;
        for (StringTokenizer each = new StringTokenizer(ids); each.hasMoreTokens(); ) {
            String id = each.nextToken();
            // Only the first reference to an id is kept; spelling out its place costs more than the validator does.
            if (!references.containsKey(id)) {
                here = here == null ? XmlPass.location(element).withPath(path + "/@" + attribute) : here;
                references.put(id, here);
            }
        }
    }

    @Override
    public void endElement(XMLStreamReader element) {
        flush();
    }

    /** To be called when the validator has seen the end tag too. */
    void left() {
        flush();
        path.leave();
    }

    @Override
    public void text(XMLStreamReader text) {
        int i = 2 * path.depth();
        if (path.depth() > 0 && texts[i] == 0 && !text.isWhiteSpace()) {
            if (text instanceof PlacedReader) {
                // Spelling out the pointer would cost more than the validator does.
                texts[i] = text.getLocation().getLineNumber();
                texts[i + 1] = text.getLocation().getColumnNumber();
                return;
            }
            Location at = XmlPass.location(text);
            texts[i] = at.line();
            texts[i + 1] = at.column();
        }
    }

    /** Returns everything that was found. */
    List<Diagnostic> findings() {
        flush();
        if (suppressed > 0) {
            findings.add(Diagnostic.info(
                    "schema-more-findings",
                    suppressed + " further findings are not listed; mend these first",
                    Location.unknown()));
            suppressed = 0;
        }
        return findings;
    }

    boolean hasFindings() {
        return !findings.isEmpty() || pending != null;
    }

    @Override
    public void warning(SAXParseException e) {
        // The validator warns about its own configuration only, never about a document.
    }

    @Override
    public void error(SAXParseException e) {
        report(e.getMessage() == null ? "" : e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) {
        error(e);
    }

    private void report(String message) {
        if (SchemaWords.isAboutValue(message)) {
            flush();
            pending = message;
        } else if (SchemaWords.isOwnerOfValue(message)) {
            String value = pending == null ? message : pending;
            pending = null;
            String attribute = SchemaWords.attributeOf(message);
            String code = value.startsWith("cvc-") ? SchemaWords.code(value) : SchemaWords.code(message);
            add(code, SchemaWords.aboutValue(value, message), at(attribute));
        } else {
            flush();
            String code = SchemaWords.code(message);
            add(code, words(code, message), place(code, message));
        }
    }

    private String words(String code, String message) {
        String words = SchemaWords.words(message);
        boolean aboutElement = code.equals("cvc-elt.1.a")
                || code.equals("cvc-complex-type.2.4.a")
                || code.equals("cvc-complex-type.2.4.d")
                || code.equals("cvc-complex-type.2.4.f");
        if (!aboutElement || reader == null || !reader.isStartElement()) {
            return words;
        }
        String namespace = reader.getNamespaceURI();
        return ElementHints.withParent(words, path.toString())
                + ElementHints.of(namespace == null ? "" : namespace, reader.getLocalName());
    }

    private void flush() {
        if (pending != null) {
            String message = pending;
            pending = null;
            String attribute = message.startsWith("cvc-id.2") ? idAttribute(message) : "";
            add(SchemaWords.code(message), SchemaWords.words(message), at(attribute));
        }
    }

    private Location place(String code, String message) {
        if (code.equals("cvc-id.1")) {
            Location known = references.get(SchemaWords.firstQuoted(message));
            return known == null ? at("") : known;
        }
        if (code.equals("cvc-complex-type.2.3") || code.equals("cvc-complex-type.2.1")) {
            int i = 2 * path.depth();
            if (texts[i] > 0) {
                return at("").withPlace(texts[i], texts[i + 1]);
            }
        }
        return at(
                code.startsWith("cvc-complex-type.3")
                        ? SchemaWords.attributeOf(message)
                        : code.equals("cvc-id.2") ? idAttribute(message) : "");
    }

    /** Which attribute of the current start tag has the identifier that is there already. */
    private String idAttribute(String message) {
        String id = SchemaWords.firstQuoted(message);
        if (reader != null && reader.isStartElement()) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                if (reader.getAttributeValue(i).strip().equals(id)) {
                    return reader.getAttributeLocalName(i);
                }
            }
        }
        return "";
    }

    private Location at(String attribute) {
        Location here = reader == null
                ? Location.unknown()
                : reader instanceof PlacedReader placed && !attribute.isEmpty()
                        ? placed.placeOfAttribute(attribute)
                        : XmlPass.location(reader);
        return here.withPath(attribute.isEmpty() ? path.toString() : path + "/@" + attribute);
    }

    private void add(String code, String words, Location place) {
        if (findings.size() >= limit) {
            suppressed++;
            return;
        }
        // Names can be as long as the document.
        String shown = words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
        findings.add(Diagnostic.error(code, shown, place));
    }
}

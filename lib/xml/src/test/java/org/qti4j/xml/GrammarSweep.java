// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;

/**
 * Makes a small valid document around every element type of the grammar: the shortest way from a root to it, with the least content that each
 * element on the way must have.
 */
final class GrammarSweep {
    private static final int UNREACHABLE = 1_000_000;

    /** An element of a document in the making. */
    static final class Node {
        final ElementDeclaration declaration;
        final Map<QName, String> attributes = new LinkedHashMap<>();
        final List<Node> children = new ArrayList<>();
        String text = "";

        Node(ElementDeclaration declaration) {
            this.declaration = declaration;
        }
    }

    /** An element by its name and, because some names have several, its type. */
    record Kind(QName name, ElementType type) {
        static Kind of(ElementDeclaration declaration) {
            return new Kind(declaration.name(), declaration.type());
        }
    }

    /** A document, and the element in it that it is about. */
    record Host(Node root, Node target) {}

    private final Map<ElementType, Integer> costs = new HashMap<>();
    private final Map<Kind, List<ElementDeclaration>> ways = new LinkedHashMap<>();
    private int ids;

    GrammarSweep() {
        leastCosts();
        shortestWays();
    }

    /** Returns every kind of element that can be reached from a root. */
    Collection<Kind> kinds() {
        return ways.keySet();
    }

    /** Returns a valid document that has an element of the kind. */
    Host host(Kind kind) {
        ids = 0;
        List<ElementDeclaration> way = ways.get(kind);
        Node root = minimal(way.get(0), way.size() > 1 ? way.get(1) : null);
        Node node = root;
        for (int i = 1; i < way.size(); i++) {
            Node next = null;
            for (Node child : node.children) {
                if (child.declaration == way.get(i)) {
                    next = child;
                }
            }
            if (next == null) {
                throw new IllegalStateException("no " + way.get(i) + " in " + node.declaration);
            }
            Node full = minimal(way.get(i), i + 1 < way.size() ? way.get(i + 1) : null);
            next.children.clear();
            next.children.addAll(full.children);
            next.text = full.text;
            node = next;
        }
        if (root.declaration.key().equals("qti-assessment-item")) {
            declareResponse(root);
        }
        return new Host(root, node);
    }

    /** Adds the response declaration that references refer to, behind context declarations as the schema wants. */
    private void declareResponse(Node item) {
        Node declaration = minimal(
                item.declaration
                        .type()
                        .content()
                        .element(item.declaration.name().getNamespaceURI(), "qti-response-declaration"),
                null);
        declaration.attributes.put(new QName("identifier"), SampleValues.ID);
        int at = 0;
        while (at < item.children.size()
                && item.children.get(at).declaration.key().equals("qti-context-declaration")) {
            at++;
        }
        item.children.add(at, declaration);
    }

    /** Sets every declared attribute of the element; references go to an element that is there. */
    void setAll(Host host) {
        for (AttributeDeclaration attribute :
                host.target().declaration.type().attributes().values()) {
            boolean alone = attribute.type().builtin().equals("ID")
                    && !host.root().declaration.key().equals("qti-assessment-item");
            set(host, attribute, attribute.fixedValue().orElseGet(() -> alone ? SampleValues.ID : value(attribute)));
        }
    }

    /** Sets one attribute; when it refers, the document gets what it refers to. */
    void set(Host host, AttributeDeclaration attribute, String value) {
        host.target().attributes.put(attribute.name(), value);
    }

    /** Sets the text of the element. */
    void setText(Host host, String text) {
        host.target().text = text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Gives the element these children and, unless it is null, one more. */
    void setChildren(Host host, List<ElementDeclaration> word, ElementDeclaration last) {
        host.target().children.clear();
        word.forEach(child -> host.target().children.add(minimal(child, null)));
        if (last != null) {
            host.target().children.add(minimal(last, null));
        }
    }

    /** Returns a root of the grammar by its local name. */
    ElementDeclaration root(String local) {
        return QtiGrammar.get().roots().stream()
                .filter(root -> root.name().getLocalPart().equals(local))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the shortest children that lead from the first state to another. */
    List<ElementDeclaration> wordTo(ContentModel model, int state) {
        Map<Integer, List<ElementDeclaration>> words = new HashMap<>();
        words.put(0, List.of());
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty() && !words.containsKey(state)) {
            int from = open.remove();
            for (int c = 0; c < model.elements().size() + model.wildcards().size(); c++) {
                int to = model.next(from, c);
                if (to >= 0 && !words.containsKey(to)) {
                    List<ElementDeclaration> word = new ArrayList<>(words.get(from));
                    word.add(element(model, c));
                    words.put(to, word);
                    open.add(to);
                }
            }
        }
        return words.getOrDefault(state, List.of());
    }

    private String value(AttributeDeclaration attribute) {
        return attribute.type().builtin().equals("ID") ? "id" + ids++ : SampleValues.of(attribute.type());
    }

    private Node minimal(ElementDeclaration declaration, ElementDeclaration through) {
        Node node = new Node(declaration);
        ElementType type = declaration.type();
        for (AttributeDeclaration attribute : type.attributes().values()) {
            if (attribute.isRequired()) {
                node.attributes.put(attribute.name(), attribute.fixedValue().orElseGet(() -> value(attribute)));
            }
        }
        if (type.contentKind() == ContentKind.TEXT) {
            node.text = SampleValues.of(type.textType().orElseThrow());
        }
        for (ElementDeclaration child : shortestWord(type.content(), through)) {
            node.children.add(minimal(child, null));
        }
        return node;
    }

    /** Returns the cheapest children that the automaton accepts, with the wanted one among them when there is one. */
    private List<ElementDeclaration> shortestWord(ContentModel model, ElementDeclaration through) {
        int n = model.states();
        int wanted = through == null ? -1 : model.elements().indexOf(through);
        int[] best = new int[2 * n];
        Arrays.fill(best, UNREACHABLE);
        int[] fromState = new int[2 * n];
        int[] byColumn = new int[2 * n];
        best[through == null ? n : 0] = 0;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int s = 0; s < 2 * n; s++) {
                if (best[s] >= UNREACHABLE) {
                    continue;
                }
                for (int c = 0; c < model.elements().size() + model.wildcards().size(); c++) {
                    int next = model.next(s % n, c);
                    if (next < 0) {
                        continue;
                    }
                    int target = s >= n || c == wanted ? next + n : next;
                    int cost = best[s] + costs.getOrDefault(element(model, c).type(), UNREACHABLE);
                    if (cost < best[target]) {
                        best[target] = cost;
                        fromState[target] = s;
                        byColumn[target] = c;
                        changed = true;
                    }
                }
            }
        }
        int end = -1;
        for (int s = n; s < 2 * n; s++) {
            if (model.mayEnd(s - n) && best[s] < UNREACHABLE && (end < 0 || best[s] < best[end])) {
                end = s;
            }
        }
        if (end < 0) {
            throw new IllegalStateException("no content");
        }
        Deque<ElementDeclaration> word = new ArrayDeque<>();
        for (int s = end; s != (through == null ? n : 0); s = fromState[s]) {
            word.push(element(model, byColumn[s]));
        }
        return List.copyOf(word);
    }

    /** Returns the element of a column; in a place for any element, a line break. */
    private static ElementDeclaration element(ContentModel model, int column) {
        return column < model.elements().size()
                ? model.elements().get(column)
                : QtiGrammar.get().root(new QName("http://www.imsglobal.org/xsd/imsqtiasi_v3p0", "br"));
    }

    private void leastCosts() {
        List<ElementType> types = QtiGrammar.get().types();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (ElementType type : types) {
                int cost = leastCost(type.content());
                if (cost < costs.getOrDefault(type, UNREACHABLE)) {
                    costs.put(type, cost);
                    changed = true;
                }
            }
        }
    }

    private int leastCost(ContentModel model) {
        int[] best = new int[model.states()];
        Arrays.fill(best, UNREACHABLE);
        best[0] = 1;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int s = 0; s < best.length; s++) {
                for (int c = 0; c < model.elements().size() + model.wildcards().size() && best[s] < UNREACHABLE; c++) {
                    int next = model.next(s, c);
                    int cost = best[s] + costs.getOrDefault(element(model, c).type(), UNREACHABLE);
                    if (next >= 0 && cost < best[next]) {
                        best[next] = cost;
                        changed = true;
                    }
                }
            }
        }
        int least = UNREACHABLE;
        for (int s = 0; s < best.length; s++) {
            least = model.mayEnd(s) ? Math.min(least, best[s]) : least;
        }
        return least;
    }

    private void shortestWays() {
        // References need something to refer to, and an item has a place for it: what can be in an item is shown in
        // one.
        Predicate<ElementDeclaration> isItem = root -> root.key().equals("qti-assessment-item");
        shortestWays(QtiGrammar.get().roots().stream().filter(isItem).toList());
        shortestWays(QtiGrammar.get().roots().stream().filter(isItem.negate()).toList());
    }

    private void shortestWays(List<ElementDeclaration> roots) {
        Deque<List<ElementDeclaration>> open = new ArrayDeque<>();
        for (ElementDeclaration root : roots) {
            if (costs.getOrDefault(root.type(), UNREACHABLE) < UNREACHABLE) {
                open.add(List.of(root));
            }
        }
        while (!open.isEmpty()) {
            List<ElementDeclaration> way = open.remove();
            ElementDeclaration last = way.get(way.size() - 1);
            if (ways.putIfAbsent(Kind.of(last), way) == null) {
                for (ElementDeclaration child : last.type().content().elements()) {
                    if (!ways.containsKey(Kind.of(child))
                            && costs.getOrDefault(child.type(), UNREACHABLE) < UNREACHABLE) {
                        List<ElementDeclaration> longer = new ArrayList<>(way);
                        longer.add(child);
                        open.add(longer);
                    }
                }
            }
        }
    }

    /** Returns the document as text. */
    static String text(Host host) {
        StringBuilder out = new StringBuilder();
        write(host.root(), "", out);
        return out.toString();
    }

    private static void write(Node node, String inScope, StringBuilder out) {
        QName name = node.declaration.name();
        out.append('<').append(name.getLocalPart());
        if (!name.getNamespaceURI().equals(inScope)) {
            out.append(" xmlns=\"").append(name.getNamespaceURI()).append('"');
        }
        node.attributes.forEach((attribute, value) -> {
            String prefix = attribute.getNamespaceURI().isEmpty()
                    ? ""
                    : attribute.getNamespaceURI().equals(XMLConstants.XML_NS_URI) ? "xml:" : "x:";
            if (prefix.equals("x:")) {
                out.append(" xmlns:x=\"").append(attribute.getNamespaceURI()).append('"');
            }
            out.append(' ')
                    .append(prefix)
                    .append(attribute.getLocalPart())
                    .append("=\"")
                    .append(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                    .append('"');
        });
        out.append('>').append(node.text);
        node.children.forEach(child -> write(child, name.getNamespaceURI(), out));
        out.append("</").append(name.getLocalPart()).append('>');
    }
}

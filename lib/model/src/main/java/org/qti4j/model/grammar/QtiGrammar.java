// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.QtiElement;

/**
 * The grammar of QTI 3.0.1 as tables, derived from the project's schema when the library was built. Immutable and thread-safe; the tables
 * are read once, when {@link #get} is first called.
 */
public final class QtiGrammar {
    private final List<ElementType> types;
    private final Map<String, ElementType> byClass = new HashMap<>();
    private final Map<QName, List<ElementDeclaration>> declarations = new HashMap<>();
    private final Map<QName, ElementDeclaration> roots = new LinkedHashMap<>();

    QtiGrammar(List<ElementType> types, List<ElementDeclaration> roots) {
        this.types = List.copyOf(types);
        for (ElementType type : types) {
            type.className().ifPresent(name -> byClass.put(name, type));
        }
        roots.forEach(root -> this.roots.put(root.name(), root));
        roots.forEach(this::declare);
        types.forEach(type -> type.content().elements().forEach(this::declare));
        declarations.replaceAll((name, all) -> List.copyOf(all));
    }

    /** Returns the grammar. */
    public static QtiGrammar get() {
        return Holder.GRAMMAR;
    }

    /** Returns the declaration of an element that may be a root, or that an open place checks; null when there is none of the name. */
    public @Nullable ElementDeclaration root(QName name) {
        return roots.get(name);
    }

    /** Returns all elements that may be roots: those of QTI with its HTML, and those of MathML, SSML and XInclude. */
    public Collection<ElementDeclaration> roots() {
        return Collections.unmodifiableCollection(roots.values());
    }

    /** Returns every element type that a document can contain. */
    public List<ElementType> types() {
        return types;
    }

    /** Returns the type that a model class stands for, or null for {@code ForeignElement}. */
    public @Nullable ElementType typeOf(Class<? extends QtiElement> modelClass) {
        return byClass.get(modelClass.getName());
    }

    /** Returns the declarations of an element, one for each type that it has somewhere; empty when the grammar does not know the name. */
    public List<ElementDeclaration> declarations(QName name) {
        return declarations.getOrDefault(name, List.of());
    }

    private void declare(ElementDeclaration declaration) {
        List<ElementDeclaration> known = declarations.computeIfAbsent(declaration.name(), k -> new ArrayList<>(1));
        if (known.stream().noneMatch(each -> each.type() == declaration.type())) {
            known.add(declaration);
        }
    }

    private static final class Holder {
        static final QtiGrammar GRAMMAR = GrammarReader.read();
    }
}

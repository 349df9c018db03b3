// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.quick;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;

/** The plans of all element types of the grammar. Immutable; made once, in a few milliseconds. */
final class ElementPlans {
    private final Map<ElementType, ElementPlan> byType = new IdentityHashMap<>();
    private final NameTable rootNames;
    private final ElementPlan[] roots;
    private final Map<QName, ElementPlan.Attribute> globalAttributes = new HashMap<>();

    private ElementPlans(QtiGrammar grammar) {
        ValueTests tests = new ValueTests();
        Collection<ElementDeclaration> rootDeclarations = grammar.roots();
        List<ElementType> types = new ArrayList<>(grammar.types());
        // Elements whose type is a simple one have types of their own, which the grammar does not list.
        grammar.types().forEach(type -> type.content().elements().forEach(child -> types.add(child.type())));
        rootDeclarations.forEach(root -> types.add(root.type()));
        for (ElementType type : types) {
            byType.computeIfAbsent(type, each -> new ElementPlan(each, tests));
            for (AttributeDeclaration attribute : type.attributes().values()) {
                if (!attribute.name().getNamespaceURI().isEmpty()) {
                    globalAttributes.putIfAbsent(attribute.name(), ElementPlan.Attribute.of(attribute, 0, tests));
                }
            }
        }
        byType.forEach((type, plan) -> plan.setChildren(type.content().elements().stream()
                .map(child -> plan(child.type()))
                .toArray(ElementPlan[]::new)));
        rootNames = new NameTable(
                rootDeclarations.stream().map(ElementDeclaration::name).toList());
        roots = rootDeclarations.stream().map(root -> plan(root.type())).toArray(ElementPlan[]::new);
    }

    static ElementPlans get() {
        return Holder.PLANS;
    }

    /** Returns the plan of a type of the grammar. */
    ElementPlan plan(ElementType type) {
        ElementPlan plan = byType.get(type);
        if (plan == null) {
            throw new IllegalArgumentException(type + " is not of the grammar");
        }
        return plan;
    }

    /** Returns the plan of an element that may be a root, or null. */
    @Nullable
    ElementPlan root(String namespace, String local) {
        int number = rootNames.find(namespace, local);
        return number < 0 ? null : roots[number];
    }

    /** Returns the attribute of a namespace that some element declares, or null. */
    ElementPlan.@Nullable Attribute globalAttribute(String namespace, String local) {
        return globalAttributes.get(new QName(namespace, local));
    }

    private static final class Holder {
        static final ElementPlans PLANS = new ElementPlans(QtiGrammar.get());
    }
}

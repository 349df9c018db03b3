// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSModelGroup;
import com.sun.xml.xsom.XSModelGroupDecl;
import com.sun.xml.xsom.XSParticle;
import com.sun.xml.xsom.XSTerm;
import com.sun.xml.xsom.XSWildcard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which properties a class gets for the children that its type adds. */
final class ContentPlan {
    /**
     * One property.
     *
     * @param name the Java name
     * @param list whether it holds a list
     * @param symbols the elements and wildcards it takes; a single one that is an element gives a property of that type
     * @param group the named group that the choice is, or null
     * @param choice whether the value may be one of several elements
     */
    record Property(String name, boolean list, List<Object> symbols, XSModelGroupDecl group, boolean choice) {
        boolean hasWildcard() {
            return symbols.stream().anyMatch(XSWildcard.class::isInstance);
        }

        List<XSElementDecl> elements() {
            return symbols.stream()
                    .filter(XSElementDecl.class::isInstance)
                    .map(XSElementDecl.class::cast)
                    .toList();
        }
    }

    private final List<Property> properties = new ArrayList<>();

    private ContentPlan() {}

    static List<Property> of(XSParticle particle, boolean mixed) {
        ContentPlan plan = new ContentPlan();
        if (mixed) {
            plan.add("content", true, symbols(particle == null ? null : particle.getTerm()), null, true);
            return plan.properties;
        }
        if (particle != null) {
            plan.collect(particle, false);
        }
        return plan.distinct();
    }

    private void collect(XSParticle particle, boolean outerRepeated) {
        boolean repeated = outerRepeated || particle.isRepeated();
        XSTerm term = particle.getTerm();
        if (term.isElementDecl()) {
            String name = Names.property(term.asElementDecl().getName());
            add(repeated ? Names.plural(name) : name, repeated, List.of(term.asElementDecl()), null, false);
        } else if (term.isWildcard()) {
            add("extensions", true, List.of(term.asWildcard()), null, true);
        } else if (term.isModelGroupDecl()) {
            XSModelGroupDecl group = term.asModelGroupDecl();
            if (group.getModelGroup().getCompositor() == XSModelGroup.CHOICE) {
                String name = group.getName().endsWith("Content") ? "content" : group.getName();
                add(repeated ? Names.plural(name) : name, repeated, symbols(term), group, true);
            } else {
                collectGroup(group.getModelGroup(), repeated);
            }
        } else {
            collectGroup(term.asModelGroup(), repeated);
        }
    }

    private void collectGroup(XSModelGroup group, boolean repeated) {
        if (repeated && group.getSize() > 1) {
            add("content", true, symbols(group), null, true);
            return;
        }
        for (XSParticle child : group.getChildren()) {
            collect(child, repeated);
        }
    }

    private void add(String name, boolean list, List<Object> symbols, XSModelGroupDecl group, boolean choice) {
        properties.add(new Property(name, list, symbols, group, choice));
    }

    /** An element or a name that comes up twice makes the whole content one ordered list, which can always hold it. */
    private List<Property> distinct() {
        Set<Object> names = new HashSet<>();
        Set<Object> elements = new HashSet<>();
        Map<Object, Object> all = new LinkedHashMap<>();
        boolean clash = false;
        for (Property property : properties) {
            clash |= !names.add(property.name());
            for (Object symbol : property.symbols()) {
                Object key = GrammarTables.key(symbol);
                clash |= !elements.add(key);
                all.putIfAbsent(key, symbol);
            }
        }
        return clash ? List.of(new Property("content", true, List.copyOf(all.values()), null, true)) : properties;
    }

    /** Returns the elements and wildcards anywhere in the term, each once, in the order of the schema. */
    static List<Object> symbols(XSTerm term) {
        Map<Object, Object> found = new LinkedHashMap<>();
        collectSymbols(term, found);
        return List.copyOf(found.values());
    }

    private static void collectSymbols(XSTerm term, Map<Object, Object> found) {
        if (term == null) {
            return;
        }
        if (term.isElementDecl() || term.isWildcard()) {
            found.putIfAbsent(GrammarTables.key(term), term);
        } else {
            XSModelGroup group =
                    term.isModelGroupDecl() ? term.asModelGroupDecl().getModelGroup() : term.asModelGroup();
            for (XSParticle child : group.getChildren()) {
                collectSymbols(child.getTerm(), found);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSModelGroup;
import com.sun.xml.xsom.XSParticle;
import com.sun.xml.xsom.XSTerm;
import com.sun.xml.xsom.XSWildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A content model as a regular expression over symbols (element declarations and wildcards). */
sealed interface Expression {
    /** The empty sequence. */
    record Empty() implements Expression {}

    /** One element or wildcard. */
    record Symbol(Object term) implements Expression {}

    /** One after the other. */
    record Sequence(List<Expression> parts) implements Expression {}

    /** One of several. */
    record Choice(List<Expression> parts) implements Expression {}

    /** Repetition; {@code max} is {@link XSParticle#UNBOUNDED} when there is no limit. */
    record Repeat(Expression part, int min, int max) implements Expression {}

    /** Returns the expression of a particle; substitution groups are written out as choices. */
    static Expression of(XSParticle particle) {
        int min = particle.getMinOccurs().intValue();
        int max = particle.getMaxOccurs().intValue();
        Expression term = of(particle.getTerm());
        return min == 1 && max == 1 ? term : new Repeat(term, min, max);
    }

    private static Expression of(XSTerm term) {
        if (term.isModelGroupDecl()) {
            return of(term.asModelGroupDecl().getModelGroup());
        }
        if (term.isModelGroup()) {
            return of(term.asModelGroup());
        }
        if (term.isWildcard()) {
            return new Symbol(term.asWildcard());
        }
        return element(term.asElementDecl());
    }

    private static Expression of(XSModelGroup group) {
        List<Expression> parts = new ArrayList<>();
        for (XSParticle child : group.getChildren()) {
            parts.add(of(child));
        }
        return switch (group.getCompositor()) {
            case SEQUENCE -> parts.isEmpty() ? new Empty() : new Sequence(parts);
            case CHOICE -> new Choice(parts);
            case ALL ->
                throw new IllegalStateException(
                        "xs:all is not used by this schema and not supported: " + group.getLocator());
        };
    }

    private static Expression element(XSElementDecl declaration) {
        // Sorted, because the set's order is that of object identities and the tables must be the same in every build.
        TreeMap<String, Expression> members = new TreeMap<>();
        for (XSElementDecl member : declaration.getSubstitutables()) {
            if (!member.isAbstract()) {
                members.put(member.getTargetNamespace() + " " + member.getName(), new Symbol(member));
            }
        }
        if (members.size() == 1) {
            return members.firstEntry().getValue();
        }
        return new Choice(List.copyOf(members.values()));
    }

    /** Tells whether this is a symbol for a wildcard. */
    static boolean isWildcard(Object symbol) {
        return symbol instanceof XSWildcard;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.expressions.Mismatch.Kind;
import org.qti4j.rules.internal.facts.ElementNames;
import org.qti4j.rules.internal.facts.Outline;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/**
 * The types of all expressions of a document, and where they do not fit. Types go up from the values; what is wanted goes down from the
 * rules and operators, through those operators that hand values on, so that the value at fault is blamed. Every expression is looked at a
 * fixed number of times. The depth of the parser bounds the recursion.
 */
public final class ExpressionTypes {
    /** The elements that ask whether an expression is true. */
    public static final Set<String> CONDITIONS = Set.of(
            "qti-response-if",
            "qti-response-else-if",
            "qti-outcome-if",
            "qti-outcome-else-if",
            "qti-template-if",
            "qti-template-else-if",
            "qti-template-constraint",
            "qti-pre-condition",
            "qti-branch-rule");

    private static final Map<String, List<VariableKind>> ASSIGNMENTS = Map.of(
            "qti-set-outcome-value", List.of(VariableKind.OUTCOME),
            "qti-set-template-value", List.of(VariableKind.TEMPLATE),
            "qti-set-correct-response", List.of(VariableKind.RESPONSE),
            "qti-set-default-value", List.of(VariableKind.RESPONSE, VariableKind.OUTCOME));
    private static final TypeSet WHOLE = new TypeSet(TypeSet.SINGLE, TypeSet.INTEGER);
    private static final TypeSet FRACTION = new TypeSet(TypeSet.SINGLE, TypeSet.FLOAT);
    private static final TypeSet PER_ITEM = new TypeSet(TypeSet.MULTIPLE, TypeSet.NUMBER);

    /** What is wanted of an expression, by whom, and what it is called when it is something else. */
    private record Wanted(TypeSet types, Kind type, Kind similar, Kind cardinality, String by) {}

    private final Variables variables;
    private final Outline outline;
    /** By the index of the expression; null for what is none. */
    private final @Nullable TypeSet[] types;

    private final Map<Kind, List<Mismatch>> mismatches = new EnumMap<>(Kind.class);
    private long steps;

    private ExpressionTypes(SourceDocument document) {
        this.variables = Variables.of(document);
        this.outline = Outline.of(document);
        List<SourceElement> outermost = outline.outermostExpressions();
        this.types = new TypeSet[outermost.isEmpty() ? 0 : document.size()];
        outermost.forEach(this::take);
    }

    /** Returns the types of a document. */
    public static ExpressionTypes of(SourceDocument document) {
        return document.derived(ExpressionTypes.class, ExpressionTypes::new);
    }

    /** Returns what the value of an expression may be. */
    public TypeSet type(SourceElement expression) {
        TypeSet found = expression.index() < types.length ? types[expression.index()] : null;
        return found == null ? TypeSet.ANY : found;
    }

    /** Returns the places of one kind where types do not fit, in the order of the document. */
    public List<Mismatch> mismatches(Kind kind) {
        return mismatches.getOrDefault(kind, List.of());
    }

    /** Returns how often an expression has been looked at: the work, for the test that it stays in proportion. */
    long steps() {
        return steps;
    }

    /** Tells whether an element is an expression that the standard knows. */
    public static boolean isExpression(SourceElement element) {
        return element.isQti() && ElementNames.EXPRESSIONS.contains(element.name());
    }

    private void take(SourceElement expression) {
        infer(expression);
        demand(expression);
        SourceElement parent = expression.parent();
        if (parent != null && parent.isQti()) {
            fit(parent, expression);
        }
    }

    // ----- Upwards: what is found -----

    private TypeSet infer(SourceElement expression) {
        steps++;
        Operator operator = Operator.of(expression.name());
        TypeSet type;
        if (operator == null) {
            for (SourceElement child : expression.children()) {
                inferOperand(child);
            }
            type = value(expression);
        } else {
            List<TypeSet> operands = new ArrayList<>(2);
            for (SourceElement child : expression.children()) {
                operands.add(inferOperand(child));
            }
            type = operator.result().of(expression, operands);
        }
        types[expression.index()] = type;
        return type;
    }

    private TypeSet inferOperand(SourceElement child) {
        return outline.isExpression(child) ? infer(child) : TypeSet.ANY;
    }

    private TypeSet value(SourceElement expression) {
        return switch (expression.name()) {
            case "qti-base-value" -> TypeSet.of("single", expression.attribute("base-type", ""));
            case "qti-variable" -> declared(variables.find(expression.attribute("identifier", "")));
            case "qti-default" -> declared(variables.find(expression.attribute("identifier", "")));
            case "qti-correct" ->
                declared(variables.find(expression.attribute("identifier", ""), VariableKind.RESPONSE));
            case "qti-map-response", "qti-map-response-point", "qti-random-float", "qti-math-constant" -> FRACTION;
            case "qti-random-integer",
                    "qti-number-correct",
                    "qti-number-incorrect",
                    "qti-number-presented",
                    "qti-number-responded",
                    "qti-number-selected" -> WHOLE;
            case "qti-outcome-minimum", "qti-outcome-maximum" -> PER_ITEM;
            case "qti-test-variables" ->
                expression.has("weight-identifier")
                        ? PER_ITEM
                        : TypeSet.of("multiple", expression.attribute("base-type", ""));
            default -> TypeSet.ANY;
        };
    }

    private static TypeSet declared(@Nullable Variable variable) {
        return variable == null ? TypeSet.ANY : TypeSet.of(variable);
    }

    // ----- Downwards: what is wanted -----

    private void demand(SourceElement expression) {
        steps++;
        List<SourceElement> children = expression.children();
        if (children.isEmpty()) {
            return;
        }
        Operator operator = Operator.of(expression.name());
        TypeSet first = type(children.get(0));
        TypeSet shared = TypeSet.ANY;
        for (int i = 0; i < children.size(); i++) {
            SourceElement child = children.get(i);
            if (!outline.isExpression(child)) {
                continue;
            }
            demand(child);
            if (operator == null) {
                continue;
            }
            boolean fits = fits(
                    child,
                    new Wanted(
                            operator.operand(i),
                            Kind.OPERAND_TYPE,
                            Kind.OPERAND_SIMILAR,
                            Kind.OPERAND_CARDINALITY,
                            expression.name()));
            if (fits && operator.same() != Operator.Same.NOTHING) {
                boolean whole = operator.same() == Operator.Same.BASE_AND_CARDINALITY;
                shared = agree(expression, child, new TypeSet(whole ? first.cardinalities() : ~0, shared.bases()));
            }
        }
    }

    /** Compares an operand with what those before it have in common, and returns what it has in common with them. */
    private TypeSet agree(SourceElement operator, SourceElement operand, TypeSet shared) {
        TypeSet found = type(operand);
        if (!found.sharesBase(shared) || !found.sharesCardinality(shared)) {
            fits(
                    operand,
                    new Wanted(
                            shared,
                            Kind.SAME_TYPE,
                            Kind.SAME_SIMILAR,
                            Kind.SAME_TYPE,
                            operator.name() + ", whose operands share a type"));
            return shared;
        }
        return new TypeSet(shared.cardinalities(), shared.bases() & found.bases());
    }

    private void fit(SourceElement holder, SourceElement expression) {
        String name = holder.name();
        if (CONDITIONS.contains(name)) {
            fits(
                    expression,
                    new Wanted(
                            TypeSet.CONDITION,
                            Kind.CONDITION,
                            Kind.CONDITION,
                            Kind.CONDITION,
                            "the condition of " + name));
        } else if (name.equals("qti-lookup-outcome-value")) {
            lookup(holder, expression);
        } else {
            for (VariableKind kind : ASSIGNMENTS.getOrDefault(name, List.of())) {
                Variable target = variables.find(holder.attribute("identifier", ""), kind);
                if (target != null) {
                    String by = "the " + kind.word() + " variable " + Words.quoted(target.identifier());
                    fits(expression, assigned(TypeSet.of(target).widened(), by));
                    return;
                }
            }
        }
    }

    private void lookup(SourceElement holder, SourceElement expression) {
        Variable target = variables.find(holder.attribute("identifier", ""), VariableKind.OUTCOME);
        SourceElement table = target == null ? null : target.parts().table();
        if (target != null && table != null) {
            boolean exact = table.is("qti-match-table");
            TypeSet wanted = exact ? WHOLE : new TypeSet(TypeSet.SINGLE, TypeSet.NUMBER | TypeSet.DURATION);
            String by = exact ? "the match table of " : "the interpolation table of ";
            fits(expression, assigned(wanted, by + Words.quoted(target.identifier())));
        }
    }

    private static Wanted assigned(TypeSet types, String by) {
        return new Wanted(types, Kind.ASSIGNMENT_TYPE, Kind.ASSIGNMENT_SIMILAR, Kind.ASSIGNMENT_TYPE, by);
    }

    private boolean fits(SourceElement expression, Wanted wanted) {
        TypeSet found = type(expression);
        if (!found.sharesCardinality(wanted.types)) {
            String base = wanted.cardinality == Kind.CONDITION ? "boolean" : "";
            report(
                    wanted.cardinality,
                    expression,
                    wanted.by + ": expected "
                            + (wanted.types.cardinalityWords() + " " + base).strip() + ", found "
                            + found.cardinalityWords() + described(expression));
            return false;
        }
        return found.sharesBase(wanted.types) || !blame(expression, wanted);
    }

    /** Reports that the base type does not fit: at the operands, if the expression hands them on and they are at fault. */
    private boolean blame(SourceElement expression, Wanted wanted) {
        steps++;
        TypeSet found = type(expression);
        Operator operator = Operator.of(expression.name());
        boolean below = false;
        if (operator != null && operator.passes()) {
            for (SourceElement child : expression.children()) {
                if (outline.isExpression(child) && !type(child).sharesBase(wanted.types)) {
                    below |= blame(child, wanted);
                }
            }
        }
        if (!below) {
            boolean similar = found.isKinOf(wanted.types);
            String more = wanted.type == Kind.CONDITION ? "single " : "";
            report(
                    similar ? wanted.similar : wanted.type,
                    expression,
                    wanted.by + ": expected " + more + wanted.types.baseWords() + ", found " + found.baseWords()
                            + described(expression));
        }
        return true;
    }

    private void report(Kind kind, SourceElement expression, String message) {
        mismatches.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Mismatch(kind, expression, message));
    }

    private static String described(SourceElement expression) {
        return " (" + Describe.expression(expression) + ")";
    }
}

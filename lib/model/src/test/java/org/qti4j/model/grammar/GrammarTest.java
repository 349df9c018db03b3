// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.QtiElement;

class GrammarTest {
    private static final QtiGrammar GRAMMAR = QtiGrammar.get();

    static Stream<Named<ElementType>> types() {
        return GRAMMAR.types().stream().map(type -> Named.of(type.name() + " of " + type.namespace(), type));
    }

    @Test
    void has82RootsInTheNamespaceOfQti() {
        assertThat(GRAMMAR.roots())
                .filteredOn(root -> root.name().getNamespaceURI().equals(WellKnownPrefixes.QTI))
                .hasSize(82)
                .allMatch(ElementDeclaration::isGlobal)
                .extracting(ElementDeclaration::key)
                .contains("qti-assessment-test", "qti-assessment-item", "qti-assessment-section", "p", "div")
                .doesNotContain("qti-test-part", "qti-item-body")
                .doesNotHaveDuplicates();
        assertThat(GRAMMAR.types()).hasSizeGreaterThan(350);
    }

    @Test
    void knowsDeclarationsByName() {
        assertThat(GRAMMAR.root(new QName(WellKnownPrefixes.QTI, "qti-test-part")))
                .isNull();
        assertThat(GRAMMAR.declarations(new QName(WellKnownPrefixes.QTI, "qti-test-part")))
                .hasSize(1);
        assertThat(GRAMMAR.declarations(new QName("qti-test-part"))).isEmpty();
        assertThat(GRAMMAR.declarations(new QName(WellKnownPrefixes.QTI, "qti-rubric-block")))
                .as("one name with several types")
                .hasSizeGreaterThan(1);
    }

    @Test
    void saysWhatTheStandardSays() {
        ElementType interaction = GRAMMAR.declarations(new QName(WellKnownPrefixes.QTI, "qti-choice-interaction"))
                .get(0)
                .type();
        AttributeDeclaration max = interaction.attributeByKey("maxChoices");

        assertThat(interaction.contentKind()).isEqualTo(ContentKind.ELEMENTS);
        assertThat(max).isNotNull();
        assertThat(max.name()).isEqualTo(new QName("max-choices"));
        assertThat(max.type().isNumber()).isTrue();
        assertThat(max.isRequired()).isFalse();
        assertThat(max.defaultValue()).contains("1");
        assertThat(interaction.attribute(new QName("response-identifier")).isRequired())
                .isTrue();
        ContentModel content = interaction.content();
        int prompt = content.column(WellKnownPrefixes.QTI, "qti-prompt");
        int choice = content.column(WellKnownPrefixes.QTI, "qti-simple-choice");
        assertThat(content.mayEnd(0)).isFalse();
        int behindChoice = content.next(0, choice);
        assertThat(content.mayEnd(behindChoice)).isTrue();
        assertThat(content.next(behindChoice, prompt)).isEqualTo(-1);
        assertThat(content.expected(content.next(0, prompt)))
                .extracting(ElementDeclaration::key)
                .containsExactly("qti-simple-choice");
        assertThat(content.column(WellKnownPrefixes.QTI, "qti-item-body")).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyStateCanBeReachedAndLeft(ElementType type) {
        ContentModel content = type.content();
        Set<Integer> reached = new HashSet<>(Set.of(0));
        List<Integer> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            int state = open.remove(0);
            for (int c = 0; c < columns(content); c++) {
                int next = content.next(state, c);
                assertThat(next).isBetween(-1, content.states() - 1);
                if (next >= 0 && reached.add(next)) {
                    open.add(next);
                }
            }
        }
        assertThat(reached).as("reached").hasSize(content.states());
        assertThat(ending(content)).as("can end").hasSize(content.states());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aChildIsNeverBothDeclaredAndTakenByAWildcardInOneState(ElementType type) {
        ContentModel content = type.content();
        for (int state = 0; state < content.states(); state++) {
            for (ElementDeclaration expected : content.expected(state)) {
                assertThat(content.wildcardColumn(state, expected.name().getNamespaceURI()))
                        .as(expected + " in state " + state)
                        .isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSlotsAgreeWithTheAutomaton(ElementType type) {
        ContentModel content = type.content();
        List<ElementDeclaration> inSlots = new ArrayList<>();
        type.slots().forEach(slot -> inSlots.addAll(slot.elements()));
        assertThat(inSlots).containsExactlyInAnyOrderElementsOf(content.elements());
        assertThat(type.slots().stream().filter(ChildSlot::ordered).count()).isLessThanOrEqualTo(1);
        if (type.contentKind() == ContentKind.MIXED) {
            assertThat(type.slots()).hasSize(1).allMatch(ChildSlot::ordered);
        }
        if (type.contentKind() == ContentKind.EMPTY || type.contentKind() == ContentKind.TEXT) {
            assertThat(type.slots()).isEmpty();
        }
        if (!content.wildcards().isEmpty()) {
            assertThat(type.slots()).anyMatch(ChildSlot::ordered);
        }

        for (int i = 0; i < type.slots().size(); i++) {
            ChildSlot slot = type.slots().get(i);
            assertThat(slot.ordered() || slot.elements().size() == 1).isTrue();
            assertThat(slot.ordered() && !slot.repeated()).isFalse();
            for (ElementDeclaration element : slot.elements()) {
                assertThat(type.slotOf(element.name())).isEqualTo(i);
                Set<Integer> later = later(content, content.elements().indexOf(element));
                for (int column : later) {
                    if (column < content.elements().size()) {
                        ElementDeclaration behind = content.elements().get(column);
                        assertThat(type.slotOf(behind.name()))
                                .as(behind + " behind " + element)
                                .isGreaterThanOrEqualTo(i);
                    }
                }
                if (!slot.ordered()) {
                    assertThat(later.contains(content.elements().indexOf(element)))
                            .as(element + " repeats")
                            .isEqualTo(slot.repeated());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void theKeysOfAnElementAreUnique(ElementType type) {
        List<String> keys = new ArrayList<>(List.of("_before", "_attributes", "_more", "_end", "_after"));
        type.attributes().values().forEach(attribute -> keys.add(attribute.key()));
        if (type.contentKind() == ContentKind.TEXT) {
            keys.add("_inside");
            keys.add(keys.contains("value") ? "_text" : "value");
        }
        for (ChildSlot slot : type.slots()) {
            String ordered = keys.contains("content") ? "_content" : "content";
            keys.add(slot.ordered() ? ordered : slot.elements().get(0).key());
        }

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(type.attributes().values())
                .allSatisfy(attribute ->
                        assertThat(type.attributeByKey(attribute.key())).isSameAs(attribute));
    }

    @Test
    void noNameBeginsAsTheKeysOfTheFormDo() {
        Set<String> keys = new TreeSet<>();
        GRAMMAR.roots().forEach(root -> keys.add(root.key()));
        for (ElementType type : GRAMMAR.types()) {
            type.content().elements().forEach(element -> keys.add(element.key()));
            type.attributes().values().forEach(attribute -> keys.add(attribute.key()));
        }
        assertThat(keys).hasSizeGreaterThan(500).noneMatch(key -> key.startsWith("_"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyModelClassCanBeMadeAndHasTheNameOfItsElement(ElementType type) {
        if (type.className().isEmpty()) {
            // MathML stays DOM, and so does what stands where the schema allows anything.
            assertThat(type.namespace()).isIn(WellKnownPrefixes.MATHML, XMLConstants.W3C_XML_SCHEMA_NS_URI);
            return;
        }
        QtiElement element = type.newElement();

        assertThat(element.getClass().getName()).isEqualTo(type.className().get());
        assertThat(GRAMMAR.typeOf(element.getClass())).isSameAs(type);
        assertThat(element.getAttributes()).isEmpty();
        assertThat(element.contents()).isEmpty();
        assertThat(element).isEqualTo(type.newElement());
        assertThat(GRAMMAR.declarations(element.elementName()))
                .extracting(ElementDeclaration::type)
                .contains(type);
    }

    @Test
    void aModelClassStandsForOneNameOnly() {
        Map<String, Set<QName>> names = new TreeMap<>();
        Stream.concat(
                        GRAMMAR.roots().stream(),
                        GRAMMAR.types().stream().flatMap(type -> type.content().elements().stream()))
                .forEach(declaration -> declaration
                        .type()
                        .className()
                        .ifPresent(name -> names.computeIfAbsent(name, n -> new HashSet<>())
                                .add(declaration.name())));

        assertThat(names)
                .hasSizeGreaterThan(300)
                .allSatisfy((name, elements) -> assertThat(elements).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyModelClassTakesTheChildrenOfItsGrammar(ElementType type) {
        if (type.className().isEmpty()) {
            return;
        }
        for (ElementDeclaration child : type.content().elements()) {
            if (child.type().className().isPresent()) {
                QtiElement parent = type.newElement();
                QtiElement element = child.type().newElement();
                assertThat(parent.append(element)).as(child + " in " + type).isTrue();
                assertThat(parent.contents()).hasSize(1).first().isSameAs(element);
                assertThat(parent.remove(element)).isTrue();
                assertThat(parent.contents()).isEmpty();
            }
        }
        if (!type.content().wildcards().isEmpty()) {
            QtiElement parent = type.newElement();
            assertThat(parent.append(foreign()))
                    .as("foreign element in " + type)
                    .isTrue();
            assertThat(parent.children()).containsExactly(foreign());
        }
        boolean takesText = type.contentKind() == ContentKind.MIXED || type.contentKind() == ContentKind.TEXT;
        QtiElement parent = type.newElement();
        assertThat(parent.append("text")).isEqualTo(takesText);
        assertThat(parent.text()).isEqualTo(takesText ? "text" : "");
    }

    @ParameterizedTest
    @MethodSource("types")
    void defaultsAndFixedValuesAreOfTheirEnumeration(ElementType type) {
        for (AttributeDeclaration attribute : type.attributes().values()) {
            assertThat(attribute.isRequired() && attribute.defaultValue().isPresent())
                    .isFalse();
            if (attribute.type().variety() == ValueType.Variety.ATOMIC
                    && !attribute.type().enumeration().isEmpty()) {
                attribute
                        .defaultValue()
                        .ifPresent(value ->
                                assertThat(attribute.type().enumeration()).contains(value));
            }
        }
    }

    private static ForeignElement foreign() {
        try {
            return new ForeignElement(DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument()
                    .createElementNS("urn:x", "x"));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int columns(ContentModel content) {
        return content.elements().size() + content.wildcards().size();
    }

    /** The states from which the content can come to an end. */
    private static Set<Integer> ending(ContentModel content) {
        Set<Integer> ending = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int state = 0; state < content.states(); state++) {
                boolean ends = content.mayEnd(state);
                for (int c = 0; c < columns(content); c++) {
                    ends |= ending.contains(content.next(state, c));
                }
                changed |= ends && ending.add(state);
            }
        }
        return ending;
    }

    /** The columns that can follow, somewhere, behind a child of the given one. */
    private static Set<Integer> later(ContentModel content, int column) {
        Set<Integer> states = new HashSet<>();
        List<Integer> open = new ArrayList<>();
        for (int state = 0; state < content.states(); state++) {
            if (content.next(state, column) >= 0 && states.add(content.next(state, column))) {
                open.add(content.next(state, column));
            }
        }
        Set<Integer> found = new HashSet<>();
        while (!open.isEmpty()) {
            int state = open.remove(0);
            for (int c = 0; c < columns(content); c++) {
                int next = content.next(state, c);
                if (next >= 0) {
                    found.add(c);
                    if (states.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return found;
    }
}

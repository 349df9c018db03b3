// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.StringReader;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ElementTest {
    private static final QName MAX_CHOICES = new QName("max-choices");

    // Typed attributes

    @ParameterizedTest
    @CsvSource({"01,1", "+1,1", "' 2 ',2", "0,0"})
    void keepsTheTextOfANumber(String text, int value) {
        ChoiceInteraction interaction = new ChoiceInteraction();
        interaction.setAttribute("max-choices", text);

        assertThat(interaction.getMaxChoices()).isEqualTo(value);
        assertThat(interaction.getAttribute("max-choices")).isEqualTo(text);
        assertThat(interaction.getAttributes()).containsEntry(MAX_CHOICES, text);

        interaction.setMaxChoices(5);
        assertThat(interaction.getAttributes()).containsEntry(MAX_CHOICES, "5").hasSize(1);
        interaction.setMaxChoices(null);
        assertThat(interaction.getAttributes()).isEmpty();
        assertThat(interaction.getMaxChoices()).isNull();
    }

    @Test
    void writesTypedValuesAsTheStandardDoes() {
        ChoiceInteraction interaction = new ChoiceInteraction()
                .withMaxChoices(2)
                .withShuffle(true)
                .withOrientation(Orientation.HORIZONTAL)
                .withResponseIdentifier("R");

        assertThat(interaction.getAttribute("shuffle")).isEqualTo("true");
        assertThat(interaction.getAttribute("orientation")).isEqualTo("horizontal");
        assertThat(interaction.getAttributes().keySet())
                .extracting(QName::getLocalPart)
                .containsExactly("max-choices", "shuffle", "orientation", "response-identifier");
    }

    @Test
    void readsBothFormsOfABoolean() {
        SimpleChoice choice = new SimpleChoice();
        choice.setAttribute("fixed", "1");
        assertThat(choice.getFixed()).isTrue();
        assertThat(choice.getAttribute("fixed")).isEqualTo("1");
        choice.setAttribute("fixed", " false\n");
        assertThat(choice.getFixed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"max-choices,many", "max-choices,1.5", "max-choices,99999999999", "max-choices,''"})
    void namesElementAndAttributeOfATextThatIsNoValue(String attribute, String text) {
        ChoiceInteraction interaction = new ChoiceInteraction();
        interaction.setAttribute(attribute, text);

        assertThatIllegalStateException()
                .isThrownBy(interaction::getMaxChoices)
                .withMessageContaining("qti-choice-interaction")
                .withMessageContaining(attribute)
                .withMessageContaining('"' + text + '"');
        assertThatIllegalStateException().isThrownBy(interaction::getMaxChoicesOrDefault);
        assertThat(interaction.getAttribute(attribute)).isEqualTo(text);
    }

    @Test
    void namesElementAndAttributeOfOtherTypesToo() {
        ChoiceInteraction interaction = new ChoiceInteraction();
        interaction.setAttribute("orientation", "diagonal");
        interaction.setAttribute("shuffle", "yes");

        assertThatIllegalStateException()
                .isThrownBy(interaction::getOrientation)
                .withMessageContaining("qti-choice-interaction/@orientation");
        assertThatIllegalStateException()
                .isThrownBy(interaction::getShuffle)
                .withMessageContaining("qti-choice-interaction/@shuffle");
    }

    @Test
    void saysWhichRequiredAttributeIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(new TestPart()::getNavigationMode)
                .withMessage("qti-test-part has no attribute navigation-mode");
        assertThatIllegalStateException()
                .isThrownBy(new Selection()::getSelect)
                .withMessageContaining("qti-selection")
                .withMessageContaining("select");
    }

    @Test
    void givesTheDefaultsOfTheStandard() {
        ChoiceInteraction interaction = new ChoiceInteraction();

        assertThat(interaction.getMaxChoices()).isNull();
        assertThat(interaction.getMaxChoicesOrDefault()).isEqualTo(1);
        assertThat(interaction.getMinChoicesOrDefault()).isZero();
        assertThat(interaction.getOrientation()).isNull();
        assertThat(interaction.getOrientationOrDefault()).isEqualTo(Orientation.VERTICAL);
        assertThat(interaction.getShuffleOrDefault()).isFalse();
        assertThat(interaction.getAttributes()).isEmpty();
        interaction.setMaxChoices(0);
        assertThat(interaction.getMaxChoicesOrDefault()).isZero();
    }

    @Test
    void readsListsAndNeverGivesNull() {
        P p = new P();
        assertThat(p.getClasses()).isEmpty();
        p.setAttribute("class", "  a\tb\n c ");
        assertThat(p.getClasses()).containsExactly("a", "b", "c");
        p.setClasses(List.of("x", "y"));
        assertThat(p.getAttribute("class")).isEqualTo("x y");
        p.setClasses(List.of());
        assertThat(p.getAttributes()).isEmpty();
    }

    @Test
    void keepsOpenAttributesBesideTheDeclaredOnes() {
        P p = new P();
        p.setAttribute("data-level", "3");
        p.setId("p1");
        p.setXmlLang("de");

        assertThat(p.getAttribute("data-level")).isEqualTo("3");
        assertThat(p.getXmlLang()).isEqualTo("de");
        assertThat(p.getAttributes()).containsEntry(new QName("http://www.w3.org/XML/1998/namespace", "lang"), "de");
        p.setAttribute("data-level", null);
        assertThat(p.getAttributes()).hasSize(2);
    }

    // Content

    @Test
    void takesTextsAndElementsInMixedContent() {
        P p = new P();
        p.getContent().add("one ");
        p.getContent().add(em("two"));
        p.getContent().add(" three");

        assertThat(p.text()).isEqualTo("one two three");
        assertThat(p.contents()).hasSize(3);
        assertThat(p.children()).hasSize(1).first().isInstanceOf(Em.class);
        p.contents().clear();
        assertThat(p.contents()).as("contents() is a copy").hasSize(3);
    }

    @Test
    void appendsWhereTheTypeHasAPlace() {
        AssessmentItem item = new AssessmentItem();
        ItemBody body = new ItemBody();

        assertThat(item.append(body)).isTrue();
        assertThat(item.append(new ItemBody())).as("the place is taken").isFalse();
        assertThat(item.append(new TestPart())).as("no such place").isFalse();
        assertThat(item.append("text")).as("no place for text").isFalse();
        assertThat(item.append(new OutcomeDeclaration())).isTrue();
        assertThat(item.append(new OutcomeDeclaration())).isTrue();
        assertThatNullPointerException().isThrownBy(() -> item.append(null));

        assertThat(item.getItemBody()).isSameAs(body);
        assertThat(item.children())
                .as("in the order of the schema, whatever came first")
                .extracting(child -> child.elementName().getLocalPart())
                .containsExactly("qti-outcome-declaration", "qti-outcome-declaration", "qti-item-body");
    }

    // Search and change

    @Test
    void findsByIdentifierAndByType() {
        AssessmentItem item = item();

        assertThat(item.find("B")).get().isInstanceOf(SimpleChoice.class);
        assertThat(item.find("item")).containsSame(item);
        assertThat(item.find("nothing")).isEmpty();
        assertThat(item.find(SimpleChoice.class, "A"))
                .get()
                .extracting(SimpleChoice::text)
                .isEqualTo("first");
        assertThat(item.find(P.class, "A")).isEmpty();
        assertThat(item.descendants(SimpleChoice.class)).hasSize(2);
        assertThat(item.descendants(Interaction.class)).hasSize(1);
        assertThat(item.descendants(AssessmentItem.class))
                .as("below, not the element itself")
                .isEmpty();
        assertThat(item.stream().map(element -> element.elementName().getLocalPart()))
                .containsExactly(
                        "qti-assessment-item",
                        "qti-item-body",
                        "p",
                        "em",
                        "qti-choice-interaction",
                        "qti-simple-choice",
                        "qti-simple-choice");
    }

    @Test
    void findsAnIdentifierWithBlanksAround() {
        AssessmentItem item = item();
        item.find(SimpleChoice.class, "A").orElseThrow().setAttribute("identifier", " A\n");

        assertThat(item.find("A")).isPresent();
    }

    @Test
    void replacesAndRemovesAnywhereBelow() {
        AssessmentItem item = item();
        QtiElement old = item.find("A").orElseThrow();
        SimpleChoice fresh = new SimpleChoice();
        fresh.setIdentifier("C");

        assertThat(item.replace(old, fresh)).isTrue();
        assertThat(item.descendants(SimpleChoice.class))
                .extracting(SimpleChoice::getIdentifier)
                .containsExactly("C", "B");
        assertThat(item.replace(old, fresh)).as("it is gone").isFalse();
        assertThat(item.remove(fresh)).isTrue();
        assertThat(item.remove(item.getItemBody())).isTrue();
        assertThat(item.getItemBody()).isNull();
        assertThat(item.remove(item)).as("nothing can take itself out").isFalse();
    }

    @Test
    void tellsEqualElementsApartWhenItRemoves() {
        P p = new P();
        Em first = em("x");
        Em second = em("x");
        p.getContent().addAll(List.of(first, "between", second));

        assertThat(p.remove(second)).isTrue();
        assertThat(p.getContent()).hasSize(2);
        assertThat(p.getContent().get(0)).isSameAs(first);
    }

    @Test
    void refusesAReplacementThatDoesNotFit() {
        AssessmentItem item = item();
        QtiElement choice = item.find("A").orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> item.replace(choice, new P()))
                .withMessageContaining("SimpleChoice");
        assertThat(item.find("A")).as("nothing changed").containsSame(choice);
    }

    // Equality

    @Test
    void isEqualWhenTheDocumentsAre() {
        assertThat(item()).isEqualTo(item()).hasSameHashCodeAs(item());
        AssessmentItem other = item();
        other.find(SimpleChoice.class, "B").orElseThrow().getContent().add("!");
        assertThat(other).isNotEqualTo(item());
    }

    @Test
    void comparesTheTextsOfAttributesInAnyOrder() {
        SimpleChoice one = new SimpleChoice();
        one.setAttribute("identifier", "A");
        one.setAttribute("fixed", "true");
        SimpleChoice two = new SimpleChoice();
        two.setAttribute("fixed", "true");
        two.setAttribute("identifier", "A");
        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);

        two.setAttribute("fixed", "1");
        assertThat(one).as("the same value, but another document").isNotEqualTo(two);
    }

    @Test
    void countsAdjacentStringsAsOne() {
        P one = new P();
        one.getContent().addAll(List.of("ab", "", em("x"), "c", "d"));
        P two = new P();
        two.getContent().addAll(List.of("a", "b", em("x"), "cd", ""));
        P three = new P();
        three.getContent().addAll(List.of("abcd", em("x")));

        assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).isNotEqualTo(three);
        P blank = new P();
        blank.getContent().add("");
        assertThat(blank).isEqualTo(new P());
    }

    @Test
    void tellsClassesAndNamesApart() {
        assertThat(new Em()).isNotEqualTo(new Strong()).isNotEqualTo(null).isNotEqualTo("em");
    }

    @Test
    void comparesForeignElementsByTheirDocuments() throws Exception {
        ForeignElement one = foreign("<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'><m:mi>x</m:mi></m:math>");
        ForeignElement two =
                foreign("<math xmlns='http://www.w3.org/1998/Math/MathML'>\n <mi><![CDATA[x]]></mi>\n</math>");
        ForeignElement other = foreign("<math xmlns='http://www.w3.org/1998/Math/MathML'><mi>y</mi></math>");
        ForeignElement blank = foreign("<math xmlns='http://www.w3.org/1998/Math/MathML'><mi> x</mi></math>");

        assertThat(one)
                .isEqualTo(two)
                .hasSameHashCodeAs(two)
                .isNotEqualTo(other)
                .isNotEqualTo(blank);
        assertThat(foreign("<a xmlns='urn:x' b='1'> </a>")).isNotEqualTo(foreign("<a xmlns='urn:x' b='1'/>"));
        assertThat(foreign("<a xmlns='urn:x'/>")).isNotEqualTo(foreign("<a xmlns='urn:y'/>"));
        assertThat(one.elementName()).isEqualTo(new QName("http://www.w3.org/1998/Math/MathML", "math"));
        assertThat(one.text()).isEqualTo("x");
    }

    @Test
    void isShortAsAString() {
        assertThat(item()).hasToString("<qti-assessment-item identifier=\"item\" title=\"One\">… 1");
        assertThat(new P()).hasToString("<p>");
    }

    private static AssessmentItem item() {
        AssessmentItem item = new AssessmentItem().withIdentifier("item").withTitle("One");
        ItemBody body = new ItemBody();
        P p = new P();
        p.getContent().addAll(List.of("Choose ", em("one")));
        body.getContent().add(p);
        ChoiceInteraction interaction = new ChoiceInteraction().withResponseIdentifier("R");
        interaction.getSimpleChoices().add(choice("A", "first"));
        interaction.getSimpleChoices().add(choice("B", "second"));
        body.getContent().add(interaction);
        item.setItemBody(body);
        return item;
    }

    private static SimpleChoice choice(String identifier, String text) {
        SimpleChoice choice = new SimpleChoice();
        choice.setIdentifier(identifier);
        choice.getContent().add(text);
        return choice;
    }

    private static Em em(String text) {
        Em em = new Em();
        em.getContent().add(text);
        return em;
    }

    private static ForeignElement foreign(String xml) throws Exception {
        Element element = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
        return new ForeignElement(element);
    }

    @Test
    void takesTheMembersOfACollectionAsContentAndRefusesWhatIsNone() {
        P p = new P().withContent("a", List.of(new Em().withContent("b"), "c"));

        assertThat(p.getContent()).hasSize(3);
        assertThat(p.text()).isEqualTo("abc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> p.withContent("d", 5))
                .withMessageContaining("java.lang.Integer");
        assertThat(p.getContent()).hasSize(3);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.testkit.TestData;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What is said about a broken document is never less than what the JDK's validator says by itself. */
class PrecisionTest {
    private static final QtiXml XML = QtiXml.create();
    private static final Schema SCHEMA = schema();

    private record Said(String code, int line, String message) {}

    static Stream<Named<Path>> broken() {
        return TestData.cases(".xml", 135, "invalid-schema");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isAtLeastThatOfTheJdk(Path file) throws Exception {
        List<Said> jdk = jdk(file);
        List<Diagnostic> ours = new ArrayList<>(XML.validate(file).all());

        assertThat(ours).as("no fault is missing, none is told twice").hasSameSizeAs(jdk);
        for (Said said : jdk) {
            Diagnostic match = ours.stream()
                    .filter(found ->
                            found.code().equals(said.code()) && found.location().line() <= said.line())
                    .findFirst()
                    .orElse(null);
            assertThat(match).as(said + " among " + ours).isNotNull();
            ours.remove(match);
            assertThat(match.location().column()).isPositive();
            assertThat(match.location().path()).matches("(/[^/\\[]+\\[[0-9]+])+(/@.+)?");
            String element = match.location().path().replaceAll("/@.*", "").replaceAll(".*/|\\[[0-9]+]", "");
            assertThat(match.message())
                    .as("names the element")
                    .satisfiesAnyOf(
                            words -> assertThat(words).contains(element),
                            words -> assertThat(words).contains("the id "),
                            words -> assertThat(words).contains("xsi:"));
            assertThat(match.message())
                    .as("says what would be right, or what to do")
                    .containsAnyOf(
                            "expected",
                            "needs",
                            "did you mean",
                            "takes",
                            "leave",
                            "there already",
                            "no element with the id",
                            "has no attribute",
                            "must be empty",
                            "not declared",
                            "one id only");
            assertThat(match.message())
                    .as("not in the language of the specification")
                    .doesNotContain("cvc-", "facet", "'{\"", "#AnonType", "lax", "WC[");
        }
    }

    /** The errors of the plain validator, without its second error about one value. */
    private static List<Said> jdk(Path file) throws Exception {
        List<Said> said = new ArrayList<>();
        Validator validator = SCHEMA.newValidator();
        validator.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                // None about documents.
            }

            @Override
            public void error(SAXParseException e) {
                boolean second = e.getMessage().startsWith("cvc-attribute.3")
                        || e.getMessage().startsWith("cvc-type.3.1.3");
                boolean prefix =
                        !said.isEmpty() && said.get(said.size() - 1).code().equals("UndeclaredPrefix");
                if (prefix) {
                    said.remove(said.size() - 1);
                }
                // What kind of content it is, said again after what is wrong with its text.
                second |= e.getMessage().startsWith("cvc-complex-type.2.2")
                        && !said.isEmpty()
                        && said.get(said.size() - 1).line() == e.getLineNumber();
                if (!second || prefix) {
                    said.add(new Said(e.getMessage().split(":")[0], e.getLineNumber(), e.getMessage()));
                }
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXException {
                throw e;
            }
        });
        validator.validate(new StreamSource(new ByteArrayInputStream(TestData.bytes(file))));
        return said;
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newDefaultInstance()
                    .newSchema(TestData.projectRoot().resolve("xsd/qti3.xsd").toFile());
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}

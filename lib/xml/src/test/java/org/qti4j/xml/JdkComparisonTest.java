// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.testkit.TestData;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * On every document with a schema fault, what {@link QtiXml} says is at least as precise as what the JDK says with the same schema: the same
 * faults by their codes without echoes, in the same tag, with a path, and in words that name the element.
 */
class JdkComparisonTest {
    private static final QtiXml XML = QtiXml.create();
    private static Schema schema;

    private record Said(String code, int line) {}

    @BeforeAll
    static void compilesTheSchema() throws SAXException {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(TestData.projectRoot().resolve("xsd/qti3.xsd").toFile());
    }

    static List<Path> documentsWithSchemaFaults() {
        return TestData.documents(".xml", 130, "invalid-schema");
    }

    @ParameterizedTest
    @MethodSource("documentsWithSchemaFaults")
    void saysAtLeastAsMuchAsTheJdk(Path file) throws IOException, SAXException {
        List<Said> jdk = jdk(file);
        Diagnostics ours = XML.validate(file);

        assertThat(ours)
                .extracting(Diagnostic::code)
                .containsExactlyInAnyOrderElementsOf(
                        jdk.stream().map(Said::code).toList());
        for (Diagnostic finding : ours) {
            assertThat(finding.location().line()).isPositive();
            assertThat(finding.location().column()).isPositive();
            assertThat(finding.location().path()).startsWith("/");
            // The JDK names the end of the tag, we its beginning; references it reports at the end of the document.
            assertThat(jdk)
                    .anyMatch(said -> said.code().equals(finding.code())
                            && said.line() >= finding.location().line());
            assertThat(finding.message()).doesNotContain("{\"").doesNotContain("xmlns=");
            if (!finding.code().startsWith("cvc-id") && !finding.code().startsWith("cvc-elt.")) {
                assertThat(finding.message())
                        .contains(element(finding.location().path()));
            }
        }
    }

    /** The name of the last element of a path. */
    private static String element(String path) {
        String elements = path.replaceAll("/@[^/]*$", "");
        return elements.substring(elements.lastIndexOf('/') + 1).replaceAll("\\[[0-9]+]$", "");
    }

    private static List<Said> jdk(Path file) throws IOException, SAXException {
        List<String> messages = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        Validator validator = schema.newValidator();
        validator.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                error(e);
            }

            @Override
            public void error(SAXParseException e) {
                messages.add(e.getMessage());
                lines.add(e.getLineNumber());
            }

            @Override
            public void fatalError(SAXParseException e) {
                error(e);
            }
        });
        try (InputStream bytes = Files.newInputStream(file)) {
            validator.validate(new StreamSource(bytes));
        }
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String code = messages.get(i).substring(0, messages.get(i).indexOf(':'));
            boolean ownerOnly = code.equals("cvc-attribute.3")
                    || code.equals("cvc-type.3.1.3")
                    || code.equals("cvc-complex-type.2.2");
            boolean afterValue = i > 0
                    && messages.get(i - 1).matches("(?s)cvc-(datatype|enumeration|pattern|min|max|length|id\\.2).*");
            boolean unnamed = !code.startsWith("cvc-");
            if (!(ownerOnly && afterValue) && !unnamed) {
                said.add(new Said(code, lines.get(i)));
            }
        }
        return said;
    }
}

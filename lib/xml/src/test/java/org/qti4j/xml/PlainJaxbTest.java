// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.xml.GrammarPlace.infoset;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.QtiElement;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.testkit.Infosets;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.internal.SecureStax;

/** The annotations of the model are right: a JAXB runtime that knows nothing of this library reads and writes the same. */
class PlainJaxbTest {
    private static final QtiXml XML = QtiXml.create();
    private static final JAXBContext CONTEXT = context();

    static Stream<Named<Path>> valid() {
        return TestData.cases(".xml", 115, "valid", "invalid-rule");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsAndWritesWhatTheLibraryDoes(Path file) throws Exception {
        QtiElement expected = XML.read(file, QtiElement.class);
        if (expected instanceof ForeignElement) {
            // MathML alone: the model has no classes for it.
            return;
        }
        QtiElement read = (QtiElement) CONTEXT.createUnmarshaller()
                .unmarshal(new StreamSource(new ByteArrayInputStream(TestData.bytes(file))));
        // Declarations that values use are kept by the library only, xsi:* by JAXB only.
        Stream.concat(read.stream(), expected.stream()).forEach(PlainJaxbTest::withoutDeclarations);
        assertThat(withoutBlanksThatJaxbDrops(infoset(XML.writeToString(read))))
                .isEqualTo(withoutBlanksThatJaxbDrops(infoset(XML.writeToString(expected))));
        boolean foreign =
                infoset(TestData.bytes(file)).stream().anyMatch(line -> line.startsWith("<") && isForeign(line));
        if (!foreign && QtiGrammar.get().typeOf(expected.getClass()).contentKind() != ContentKind.MIXED) {
            assertThat(read).isEqualTo(expected);
        }

        StringWriter written = new StringWriter();
        // The marshaller's own text writer leaves some line ends in attributes as they are.
        CONTEXT.createMarshaller().marshal(expected, SecureStax.writer(written));
        assertThat(Infosets.withoutComments(infoset(written.toString())))
                .isEqualTo(Infosets.withoutComments(infoset(TestData.bytes(file))));
    }

    /**
     * This JAXB runtime drops texts of blanks alone in two places: directly in a root with mixed content, and in foreign elements. Nowhere
     * else.
     */
    private static List<String> withoutBlanksThatJaxbDrops(List<String> infoset) {
        List<String> result = new ArrayList<>();
        int depth = 0;
        int foreign = 0;
        for (String line : infoset) {
            depth += line.startsWith("<") ? 1 : 0;
            foreign += line.startsWith("<") && isForeign(line) ? 1 : 0;
            boolean text = line.startsWith("\"") && (depth == 1 || foreign > 0);
            if (!text || !line.substring(1).replace("\\n", "").isBlank()) {
                result.add(line);
            }
            foreign -= line.startsWith(">") && isForeign(line) ? 1 : 0;
            depth -= line.startsWith(">") ? 1 : 0;
        }
        return result;
    }

    private static boolean isForeign(String line) {
        return !line.startsWith("{http://www.imsglobal.org/", 1)
                && !line.startsWith("{http://www.w3.org/1998/Math/", 1)
                && !line.startsWith("{http://www.w3.org/2001/", 1);
    }

    private static void withoutDeclarations(QtiElement element) {
        if (!(element instanceof ForeignElement)) {
            element.getAttributes()
                    .keySet()
                    .removeIf(name -> name.getNamespaceURI().equals("http://www.w3.org/2000/xmlns/")
                            || name.getNamespaceURI().equals("http://www.w3.org/2001/XMLSchema-instance"));
        }
    }

    private static JAXBContext context() {
        List<Class<?>> classes = new ArrayList<>();
        for (ElementType type : QtiGrammar.get().types()) {
            type.className().ifPresent(name -> classes.add(type.newElement().getClass()));
        }
        try {
            return JAXBContext.newInstance(classes.toArray(Class<?>[]::new));
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }
}

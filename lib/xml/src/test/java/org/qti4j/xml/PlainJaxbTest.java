// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.DomElement;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.QtiElement;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.testkit.TestData;

/**
 * The annotations of the classes are right: a JAXB runtime by itself binds every valid document to the same objects and writes them again.
 *
 * <p>Blanks are left out of the comparison because the runtime drops some between the elements of mixed content, and writes line ends in
 * attributes as they are; {@code QtiXml} does neither, which is why it does not read and write through one.
 */
class PlainJaxbTest {
    private static final QtiXml XML = QtiXml.create();
    private static JAXBContext context;

    @BeforeAll
    static void bindsAllClasses() throws JAXBException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (ElementType type : QtiGrammar.get().types()) {
            if (type.className().isPresent()) {
                classes.add(Class.forName(type.className().get()));
            }
        }
        context = JAXBContext.newInstance(classes.toArray(Class<?>[]::new));
    }

    static List<Path> validDocuments() {
        return TestData.documents(".xml", 115, "valid");
    }

    @ParameterizedTest
    @MethodSource("validDocuments")
    void readsAndWritesTheSameObjects(Path file) throws IOException, JAXBException {
        QtiElement read = XML.read(file, QtiElement.class);
        if (read instanceof ForeignElement) {
            // A formula by itself has no class that JAXB could bind.
            return;
        }
        String text = XML.writeToString(read);
        assertThat(structure((QtiElement) context.createUnmarshaller().unmarshal(new StringReader(text))))
                .isEqualTo(structure(read));

        if (read.stream()
                .anyMatch(
                        element -> element.getAttributes().keySet().stream().anyMatch(PlainJaxbTest::isDeclaration))) {
            // The declaration of a prefix that a value uses is kept among the attributes; a JAXB runtime does not know
            // it as one.
            return;
        }
        StringWriter written = new StringWriter();
        context.createMarshaller().marshal(read, written);
        assertThat(structure(
                        XML.readUnchecked(written.toString(), QtiElement.class).root()))
                .isEqualTo(structure(read));
    }

    private static List<Object> structure(QtiElement element) {
        List<Object> result = new ArrayList<>();
        result.add(element.getClass().getSimpleName());
        result.add(element.elementName());
        Map<String, String> attributes = new TreeMap<>();
        element.getAttributes().forEach((name, value) -> {
            if (!isDeclaration(name)) {
                attributes.put(name.toString(), value.replaceAll("\\s+", ""));
            }
        });
        result.add(attributes);
        StringBuilder text = new StringBuilder();
        for (Object content : element.contents()) {
            if (content instanceof QtiElement child) {
                result.add(structure(child));
            } else {
                text.append(content);
            }
        }
        result.add((element instanceof DomElement ? element.text() : text.toString()).replaceAll("\\s+", ""));
        return result;
    }

    private static boolean isDeclaration(QName name) {
        return name.getNamespaceURI().equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
    }
}

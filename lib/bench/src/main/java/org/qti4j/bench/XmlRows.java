// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import com.ctc.wstx.stax.WstxOutputFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Unmarshaller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.qti4j.model.QtiElement;
import org.qti4j.rules.QtiValidator;
import org.qti4j.xml.QtiXml;

/** Rows that judge, read and write XML: the library's, and what the JDK and JAXB do on the same schema and classes. */
final class XmlRows {
    static final Row SCAN = new Row("scan: Woodstox", () -> {
        XMLInputFactory factory = Scan.factory();
        return document -> Scan.scan(factory.createXMLStreamReader(Bytes.in(document.xml())));
    });

    private XmlRows() {}

    static List<Row> all(Schema schema, JAXBContext context) {
        QtiXml xml = QtiXml.create();
        QtiValidator rules = QtiValidator.create();
        QtiXml compact = QtiXml.builder().compact().build();
        return List.of(
                SCAN,
                new Row("validate: JDK, Validator reused", () -> {
                    Validator validator = validator(schema);
                    return document -> validate(validator, document);
                }),
                new Row("validate: JDK, new Validator each", () -> document -> validate(validator(schema), document)),
                new Row(
                        "validate: QtiXml",
                        () -> document -> xml.validate(Bytes.in(document.xml())).hasErrors() ? 0 : 1),
                new Row(
                        "validate + rules: QtiValidator",
                        () -> document -> rules.validate(Bytes.in(document.xml())).stream()
                                        .anyMatch(found -> found.code().startsWith("cvc"))
                                ? 0
                                : 1),
                new Row("read: JAXB <- Woodstox, reused", () -> {
                    XMLInputFactory factory = Scan.factory();
                    Unmarshaller unmarshaller = context.createUnmarshaller();
                    return document -> unmarshal(unmarshaller, factory, document);
                }),
                new Row(
                        "read: QtiXml unchecked",
                        () -> document ->
                                xml.readUnchecked(new String(document.xml(), StandardCharsets.UTF_8), QtiElement.class)
                                                        .root()
                                                        .getClass()
                                                == document.model().getClass()
                                        ? 1
                                        : 0),
                new Row("validate+read: JAXB setSchema <- Woodstox, reused", () -> {
                    XMLInputFactory factory = Scan.factory();
                    Unmarshaller unmarshaller = context.createUnmarshaller();
                    unmarshaller.setSchema(schema);
                    return document -> unmarshal(unmarshaller, factory, document);
                }),
                new Row("validate+read: JDK, then JAXB, reused", () -> {
                    XMLInputFactory factory = Scan.factory();
                    Unmarshaller unmarshaller = context.createUnmarshaller();
                    Validator validator = validator(schema);
                    return document -> validate(validator, document) * unmarshal(unmarshaller, factory, document);
                }),
                new Row(
                        "validate+read: QtiXml",
                        () -> document -> xml.read(Bytes.in(document.xml()), QtiElement.class)
                                                .getClass()
                                        == document.model().getClass()
                                ? 1
                                : 0),
                new Row("write: JAXB -> Woodstox, reused", () -> {
                    XMLOutputFactory factory = new WstxOutputFactory();
                    var marshaller = context.createMarshaller();
                    Bytes out = new Bytes();
                    return document -> {
                        XMLStreamWriter writer = factory.createXMLStreamWriter(out.cleared(), "UTF-8");
                        marshaller.marshal(document.model(), writer);
                        writer.close();
                        return out.size();
                    };
                }),
                new Row("write: QtiXml", () -> write(xml)),
                new Row("write: QtiXml compact", () -> write(compact)));
    }

    private static Row.Work write(QtiXml xml) {
        Bytes out = new Bytes();
        return document -> {
            xml.write(document.model(), out.cleared());
            return out.size();
        };
    }

    private static Validator validator(Schema schema) {
        Validator validator = schema.newValidator();
        validator.setErrorHandler(Schemas.STRICT);
        return validator;
    }

    private static long validate(Validator validator, Document document) throws Exception {
        validator.validate(new StreamSource(Bytes.in(document.xml())));
        return 1;
    }

    private static long unmarshal(Unmarshaller unmarshaller, XMLInputFactory factory, Document document)
            throws Exception {
        Object root = unmarshaller.unmarshal(factory.createXMLStreamReader(Bytes.in(document.xml())));
        return root.getClass() == document.model().getClass() ? 1 : 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.util.List;
import java.util.Map;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.QtiElement;

/** Rows between XML, JSON in form QTI and model objects, with the bare Jackson parse as the floor of what reads JSON. */
final class JsonRows {
    private JsonRows() {}

    static List<Row> all() {
        QtiJson json = QtiJson.create();
        QtiJson compact = QtiJson.builder().compact().build();
        return List.of(
                new Row("XML to tree: Jackson XmlMapper (loses order)", () -> {
                    XmlMapper mapper = new XmlMapper(new XmlFactory(Scan.factory(), new WstxOutputFactory()));
                    // A root without anything in it is an empty tree.
                    return document -> mapper.readTree(document.xml()).size() + 1L;
                }),
                new Row("XML to JSON: QtiJson", () -> xmlToJson(json)),
                new Row("XML to JSON: QtiJson compact", () -> xmlToJson(compact)),
                new Row("parse JSON: Jackson alone", () -> {
                    JsonFactory factory = new JsonFactory();
                    return document -> parse(factory.createParser(document.json()));
                }),
                new Row("JSON to XML: QtiJson", () -> jsonToXml(json)),
                new Row("JSON to XML: QtiJson compact", () -> jsonToXml(compact)),
                new Row(
                        "model to JSON: QtiJson compact",
                        () -> document -> compact.write(document.model()).length()),
                new Row(
                        "JSON to model, unchecked: QtiJson",
                        () -> document -> json.readUnchecked(document.jsonText(), QtiElement.class)
                                                .root()
                                                .getClass()
                                        == document.model().getClass()
                                ? 1
                                : 0),
                new Row(
                        "JSON to model, validated: QtiJson",
                        () -> document ->
                                json.read(document.jsonText(), QtiElement.class).getClass()
                                                == document.model().getClass()
                                        ? 1
                                        : 0));
    }

    private static Row.Work xmlToJson(QtiJson json) {
        Bytes out = new Bytes();
        return document -> {
            json.xmlToJson(Bytes.in(document.xml()), out.cleared(), JsonForm.QTI, Map.of());
            return out.size();
        };
    }

    private static Row.Work jsonToXml(QtiJson json) {
        Bytes out = new Bytes();
        return document -> {
            json.jsonToXml(Bytes.in(document.json()), out.cleared(), JsonForm.QTI, null);
            return out.size();
        };
    }

    private static long parse(JsonParser parser) throws java.io.IOException {
        long seen = 0;
        try (parser) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                seen += token.isScalarValue() ? parser.getTextLength() : 1;
            }
        }
        return seen;
    }
}

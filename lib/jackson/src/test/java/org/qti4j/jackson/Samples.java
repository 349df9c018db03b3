// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.FlowContent;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.QtiElement;
import org.qti4j.model.SimpleChoice;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiXml;

/** Mappers and objects for the tests. */
final class Samples {
    static final String ITEM = "items/valid/choice-feedback-and-response-processing.xml";
    static final QtiXml XML = QtiXml.create();

    private Samples() {}

    static JsonMapper.Builder json() {
        return JsonMapper.builder().addModule(QtiModule.create()).addModule(new Jdk8Module());
    }

    static XmlMapper.Builder xml() {
        return XmlMapper.builder(QtiModule.secureXmlFactory())
                .addModule(QtiModule.create())
                .addModule(new Jdk8Module());
    }

    static AssessmentItem item() {
        return read(ITEM, AssessmentItem.class);
    }

    static <T extends QtiElement> T read(String path, Class<T> type) {
        try {
            return XML.read(TestData.root().resolve(path), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in one object. */
    static Lesson lesson() {
        AssessmentItem item = item();
        List<SimpleChoice> choices = item.descendants(SimpleChoice.class);
        return new Lesson(
                "Two & <three>",
                item,
                choices,
                Map.of("test", read("tests/valid/algebra-midterm.xml", QtiElement.class), "choice", choices.get(0)),
                Optional.of(read("stimuli/valid/every-block.xml", QtiElement.class)),
                (FlowContent) read("content/valid/html-table.xml", QtiElement.class));
    }

    /** All valid documents whose root has a class of its own. */
    static Stream<Path> documents() {
        return TestData.documents(".xml", 100, "valid", "invalid-rule").stream()
                .filter(file -> !(read(TestData.name(file), QtiElement.class) instanceof ForeignElement));
    }
}

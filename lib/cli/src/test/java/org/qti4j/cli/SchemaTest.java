// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.QtiJsonSchema;
import org.qti4j.testkit.TestData;

class SchemaTest {
    @TempDir
    Path folder;

    @Test
    void theWrittenSchemaIsTheProjectsAndJudgesLikeTheBundledOne() throws IOException {
        Path out = folder.resolve("new/schema");
        Ran ran = Ran.qti("schema", "-o", out);
        assertThat(ran.status()).isZero();
        assertThat(ran.lines()).contains(out.resolve("qti3.xsd").toString());
        assertThat(out.resolve("tests.xsd"))
                .hasSameTextualContentAs(TestData.projectRoot().resolve("xsd/tests.xsd"));
        Path document = TestData.root().resolve("tests/valid/minimal.xml");
        assertThat(Ran.qti("validate", "--schema", out.resolve("qti3.xsd"), document)
                        .status())
                .isZero();
    }

    @Test
    void theJsonSchemaIsWrittenToo() {
        Path out = folder.resolve("schema");
        assertThat(Ran.qti("schema", "-o", out).lines())
                .contains(out.resolve("qti3.schema.json").toString());
        assertThat(out.resolve("qti3.schema.json")).hasContent(QtiJsonSchema.text());
    }

    @Test
    void aFileInTheWayIsStatusTwo() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "kept");
        Ran ran = Ran.qti("schema", "-o", file);
        assertThat(ran).isEqualTo(new Ran(2, "", "qti: " + file + ": a file is in the way\n"));
        assertThat(file).hasContent("kept");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.client.bulk.BulkKind;
import org.qti4j.client.bulk.BulkResult;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;

class FolderTest {
    private static final String QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    @TempDir
    Path root;

    @Test
    void takesDocumentsByTheirRoots() throws IOException {
        write("b/i.xml", "<!-- c --><q:qti-assessment-item xmlns:q='" + QTI + "' identifier=' i1 '>");
        write("b/i.metadata.json", "{}");
        write("a.XML", "<qti-assessment-test xmlns='" + QTI + "' identifier='t'/>");
        write("s.xml", "<qti-assessment-stimulus xmlns='" + QTI + "' identifier='s'/>");
        write("section.xml", "<qti-assessment-section xmlns='" + QTI + "' identifier='x'/>");
        write("old.xml", "<qti-assessment-item xmlns='urn:other' identifier='x'/>");
        write("lonely.metadata.json", "{}");
        write(".hidden.xml", "<qti-assessment-test xmlns='" + QTI + "' identifier='h'/>");
        write(".git/x.xml", "<qti-assessment-test xmlns='" + QTI + "' identifier='h'/>");

        Folder folder = Folder.of(root);

        assertThat(folder.sources)
                .extracting(Source::file, Source::kind, Source::identifier)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.XML", BulkKind.TEST, "t"),
                        org.assertj.core.groups.Tuple.tuple("b/i.xml", BulkKind.ITEM, "i1"),
                        org.assertj.core.groups.Tuple.tuple("s.xml", BulkKind.STIMULUS, "s"));
        assertThat(folder.skipped).isEqualTo(3);
        assertThat(folder.unusable).isEmpty();
    }

    @Test
    void readsNothingOutsideAndNoFurtherThanTheRoot() throws IOException {
        write("secret", "SECRET");
        write(
                "x.xml",
                "<!DOCTYPE a [<!ENTITY e SYSTEM '" + root.resolve("secret").toUri() + "'>]><qti-assessment-item xmlns='"
                        + QTI + "' identifier='&e;'/>");
        Folder folder = Folder.of(root);
        assertThat(folder.sources).isEmpty();
        assertThat(folder.unusable).singleElement().satisfies(each -> {
            assertThat(each.state()).isEqualTo(BulkResult.State.NOT_SENT);
            assertThat(each.toString()).doesNotContain("SECRET");
        });
        assertThatThrownBy(() -> Folder.of(root.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void readsEveryEncoding() throws IOException {
        int read = 0;
        try (Stream<Path> files = Files.list(TestData.root().resolve("items/valid"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("encoding")
                            && each.toString().endsWith(".xml"))
                    .toList()) {
                Document document = Document.read(new Source(file, "x.xml", BulkKind.ITEM, "x"));
                assertThat(document.xml()).as(file.toString()).startsWith("<").contains("<qti-item-body>");
                assertThat(document.xml()).doesNotContain("\uFFFD", "\0");
                read++;
            }
        }
        assertThat(read).isGreaterThan(5);
        Path latin = Files.write(
                root.resolve("l.xml"),
                "<?xml version='1.0' encoding='ISO-8859-1'?><a>ü</a>".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read(latin).xml()).contains("ü");
        Path wrong = Files.write(root.resolve("w.xml"), "<a>ü</a>".getBytes(Charset.forName("ISO-8859-1")));
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not in the encoding");
    }

    @Test
    void anotherVersionHasAnotherHash() throws IOException {
        Path file = write("i.xml", "<a/>");
        String first = read(file).hash();
        assertThat(read(file).hash()).isEqualTo(first);
        write("i.metadata.json", "{}");
        Document withMetadata = read(file);
        assertThat(withMetadata.hash()).isNotEqualTo(first);
        assertThat(withMetadata.metadata()).isEqualTo(Map.of());
        write("i.xml", "<b/>");
        assertThat(read(file).hash()).isNotEqualTo(withMetadata.hash());
        write("i.metadata.json", "[]");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(QtiFormatException.class)
                .hasMessageContaining("i.metadata.json:1:1");
    }

    private static Document read(Path file) throws IOException {
        return Document.read(new Source(file, file.getFileName().toString(), BulkKind.ITEM, "x"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}

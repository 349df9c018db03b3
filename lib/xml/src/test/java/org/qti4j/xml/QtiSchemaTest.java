// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;

@Timeout(30)
class QtiSchemaTest {
    private static final String QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    @TempDir
    Path folder;

    @Test
    void judgesByTheSchemaOfAFile() throws IOException {
        schema("main.xsd", "<xs:element name='p' type='xs:integer'/>");
        QtiXml own = QtiXml.builder()
                .schema(QtiSchema.from(folder.resolve("main.xsd")))
                .build();

        assertThat(own.validate("<p xmlns='" + QTI + "'>12</p>")).isEmpty();
        assertThat(own.validate("<p xmlns='" + QTI + "'>twelve</p>").stream().map(Diagnostic::code))
                .containsExactly("cvc-datatype-valid.1.2.1");
        assertThat(own.validate("<div xmlns='" + QTI + "'/>").hasErrors()).isTrue();
        assertThat(QtiXml.create().validate("<p xmlns='" + QTI + "'>twelve</p>"))
                .isEmpty();
    }

    @Test
    void takesFilesFromItsFolderAndThoseBelow() throws IOException {
        schema("main.xsd", "<xs:include schemaLocation='parts/types.xsd'/><xs:element name='p' type='Own'/>");
        schema("parts/types.xsd", "<xs:include schemaLocation='../more.xsd'/>");
        schema("more.xsd", "<xs:simpleType name='Own'><xs:restriction base='xs:integer'/></xs:simpleType>");
        QtiXml own = QtiXml.builder()
                .schema(QtiSchema.from(folder.resolve("main.xsd")))
                .build();

        assertThat(own.validate("<p xmlns='" + QTI + "'>12</p>")).isEmpty();
        assertThat(own.validate("<p xmlns='" + QTI + "'>x</p>").hasErrors()).isTrue();
    }

    @Test
    void takesTheBundledFilesOfOtherVocabularies() throws IOException {
        schema(
                "main.xsd",
                "<xs:import namespace='http://www.w3.org/1998/Math/MathML' schemaLocation='https://192.0.2.1/mathml3.xsd'/>"
                        + "<xs:element name='p'><xs:complexType><xs:sequence><xs:element xmlns:m='http://www.w3.org/1998/Math/MathML' ref='m:math'/>"
                        + "</xs:sequence></xs:complexType></xs:element>");
        QtiXml own = QtiXml.builder()
                .schema(QtiSchema.from(folder.resolve("main.xsd")))
                .build();

        String math = "<p xmlns='" + QTI + "'><math xmlns='http://www.w3.org/1998/Math/MathML'><%s/></math></p>";
        assertThat(own.validate(math.formatted("mi"))).isEmpty();
        assertThat(own.validate(math.formatted("none-such")).hasErrors()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xs:include schemaLocation='../outside.xsd'/>",
                "<xs:include schemaLocation='a/../../outside.xsd'/>",
                "<xs:include schemaLocation='OUTSIDE'/>",
                "<xs:include schemaLocation='http://192.0.2.1/a.xsd'/>",
                "<xs:redefine schemaLocation='../outside.xsd'/>",
                "<xs:import namespace='urn:x' schemaLocation='http://192.0.2.1/a.xsd'/>",
                "<xs:import namespace='urn:x' schemaLocation='../outside.xsd'/>",
                "<xs:include schemaLocation='none.xsd'/>"
            })
    void refusesWhatLiesOutside(String part) throws IOException {
        Path outside = Files.writeString(
                folder.resolve("outside.xsd"),
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='" + QTI
                        + "'><xs:element name='p'/></xs:schema>");
        Path main = schema(
                "inner/main.xsd", part.replace("OUTSIDE", outside.toUri().toString()) + "<xs:element name='q'/>");

        QtiFormatException refused = catchThrowableOfType(QtiFormatException.class, () -> QtiSchema.from(main));

        assertThat(refused).isNotNull();
        Diagnostic found = refused.diagnostics().all().get(0);
        assertThat(found.code()).isEqualTo("schema-unusable");
        assertThat(found.location().source()).isEqualTo(main.toString());
        assertThat(found.message()).contains("nothing is fetched");
    }

    @Test
    void opensNoEntityOfASchema() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "<!ELEMENT secret ANY>");
        Path main = folder.resolve("main.xsd");
        Files.writeString(
                main,
                "<!DOCTYPE xs:schema SYSTEM '" + secret.toUri() + "' [<!ENTITY a SYSTEM '" + secret.toUri()
                        + "'>]><xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>&a;</xs:schema>");

        assertThatThrownBy(() -> QtiSchema.from(main)).isInstanceOf(QtiFormatException.class);
    }

    @Test
    void saysWhereAFileIsNoSchema() throws IOException {
        Path main = schema("main.xsd", "\n\n<xs:element name='p' type='Unknown'/>");
        QtiFormatException refused = catchThrowableOfType(QtiFormatException.class, () -> QtiSchema.from(main));
        assertThat(refused.diagnostics().all().get(0).location().line()).isEqualTo(3);
        assertThat(refused).hasMessageContaining("Unknown").hasMessageContaining("schema-unusable");

        Path text = Files.writeString(folder.resolve("text.xsd"), "no XML");
        assertThatThrownBy(() -> QtiSchema.from(text)).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> QtiSchema.from(folder.resolve("none.xsd"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> QtiSchema.from(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void carriesEveryFileOfTheProjectsSchema() throws Exception {
        Path xsd = TestData.projectRoot().resolve("xsd");
        try (Stream<Path> files = Files.list(xsd)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".xsd"))
                    .toList();
            assertThat(QtiSchema.bundledFiles()).containsExactlyInAnyOrderElementsOf(names);
        }
        for (String name : QtiSchema.bundledFiles()) {
            try (InputStream bundled = QtiSchema.openBundled(name)) {
                byte[] bytes = bundled.readAllBytes();
                assertThat(bytes).as(name).isEqualTo(TestData.bytes(xsd.resolve(name)));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> QtiSchema.openBundled("../module-info.class"));
        assertThat(QtiSchema.bundled()).isSameAs(QtiSchema.bundled()).hasToString("bundled");
    }

    @Test
    void agreesWithTheSameSchemaFromFiles() throws IOException {
        QtiXml fromFiles = QtiXml.builder()
                .schema(QtiSchema.from(TestData.projectRoot().resolve("xsd/qti3.xsd")))
                .build();
        for (Path file : TestData.documents(".xml", 250, "valid", "invalid-rule", "invalid-schema")) {
            assertThat(fromFiles.validate(file)).isEqualTo(QtiXml.create().validate(file));
        }
    }

    private Path schema(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file,
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='" + QTI + "' targetNamespace='" + QTI
                        + "' elementFormDefault='qualified'>" + content + "</xs:schema>");
    }
}

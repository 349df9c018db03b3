// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.testkit.TestData;

/** A program that is a module can use the library: what it needs is exported, and what runs it is opened and found. */
class ModulePathTest {
    private static final String MODULE = """
            module sample {
                requires org.qti4j.json;
                requires org.qti4j.client;
            }
            """;

    private static final String PROGRAM = """
            package sample;

            import java.net.URI;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.Map;
            import org.qti4j.client.QtiClient;
            import org.qti4j.json.JsonForm;
            import org.qti4j.json.QtiJson;
            import org.qti4j.model.AssessmentTest;
            import org.qti4j.xml.QtiXml;

            public class Main {
                public static void main(String[] args) throws Exception {
                    String xml = Files.readString(Path.of(args[0]));
                    QtiXml qti = QtiXml.create();
                    QtiJson json = QtiJson.create();
                    AssessmentTest test = qti.read(xml, AssessmentTest.class);
                    String back = json.jsonToXml(json.xmlToJson(xml, JsonForm.QTI).text(), JsonForm.QTI).text();
                    boolean same = qti.read(back, AssessmentTest.class).equals(test)
                            && qti.read(qti.writeToString(test), AssessmentTest.class).equals(test);
                    try (QtiClient client = QtiClient.builder(URI.create("https://qti.example.org/api"))
                            .bearerToken(() -> "none")
                            .build()) {
                        System.out.println(Main.class.getModule().getName()
                                + " " + QtiXml.class.getModule().getName()
                                + " " + client.getClass().getModule().getName()
                                + " valid " + qti.validate(xml).isEmpty()
                                + " same " + same
                                + " api " + json.xmlToApi(xml, Map.of()).value().get("identifier"));
                    }
                }
            }
            """;

    @Test
    void servesAProgramOnTheModulePath(@TempDir Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("source/sample"));
        Path classes = folder.resolve("classes");
        Files.writeString(folder.resolve("source/module-info.java"), MODULE);
        Files.writeString(sources.resolve("Main.java"), PROGRAM);
        String modulePath = Jvm.joined(Jvm.runtime());

        assertThat(compile(modulePath, classes, folder.resolve("source"))).isEmpty();
        Jvm.Result result = Jvm.run(
                folder,
                List.of(
                        Jvm.java(),
                        "-p",
                        modulePath + java.io.File.pathSeparator + classes,
                        "-m",
                        "sample/sample.Main",
                        TestData.root()
                                .resolve("tests/valid/algebra-midterm.xml")
                                .toString()));

        assertThat(result.output())
                .contains("sample org.qti4j.xml org.qti4j.client valid true same true api algebra-midterm");
        assertThat(result.exit()).isZero();
    }

    /** Returns what the compiler has to say; all warnings but those about jars that are not modules count. */
    private static String compile(String modulePath, Path classes, Path source) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Boolean done = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("--module-path", modulePath, "-d", classes.toString(), "-Xlint:all", "-Werror"),
                            null,
                            files.getJavaFileObjects(
                                    source.resolve("module-info.java"), source.resolve("sample/Main.java")))
                    .call();
            return done ? "" : messages.toString();
        }
    }
}

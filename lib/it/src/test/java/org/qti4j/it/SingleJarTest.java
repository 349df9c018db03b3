// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.testkit.TestData;

/** The library works where everything lies in one jar, on threads whose context class loader does not know it. */
class SingleJarTest {
    private static final String DOCUMENT = TestData.root()
            .resolve("items/valid/choice-half-of-three-quarters.xml")
            .toString();

    @TempDir
    private static Path folder;

    private static Path jar;

    @BeforeAll
    static void packOneJar() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (Path part : Jvm.runtime()) {
            if (Files.isDirectory(part)) {
                addFolder(entries, part);
            } else {
                addJar(entries, part);
            }
        }
        for (Class<?> type : List.of(SingleJarProgram.class, SingleJarLauncher.class)) {
            String name = type.getName().replace('.', '/') + ".class";
            try (InputStream bytes = type.getResourceAsStream("/" + name)) {
                entries.put(name, bytes.readAllBytes());
            }
        }
        jar = folder.resolve("application.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }

    @Test
    void worksOnTheCommonPoolOfAnApplicationInOneJar() throws Exception {
        Jvm.Result result =
                Jvm.run(folder, List.of(Jvm.java(), "-cp", jar.toString(), SingleJarProgram.class.getName(), DOCUMENT));
        assertThat(result.output()).contains("system loader: ok").contains("no loader: ok");
        assertThat(result.exit()).isZero();
    }

    @Test
    void worksWhereOnlyALauncherKnowsTheClasses() throws Exception {
        Path launcher = folder.resolve("launcher");
        String name = SingleJarLauncher.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(launcher.resolve(name).getParent());
        try (InputStream bytes = SingleJarLauncher.class.getResourceAsStream("/" + name)) {
            Files.write(launcher.resolve(name), bytes.readAllBytes());
        }
        Jvm.Result result = Jvm.run(
                folder,
                List.of(
                        Jvm.java(),
                        "-cp",
                        launcher.toString(),
                        SingleJarLauncher.class.getName(),
                        jar.toString(),
                        SingleJarProgram.class.getName(),
                        DOCUMENT));
        assertThat(result.output()).contains("system loader: ok").contains("no loader: ok");
        assertThat(result.exit()).isZero();
    }

    private static void addJar(Map<String, byte[]> entries, Path part) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(part))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    add(entries, entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private static void addFolder(Map<String, byte[]> entries, Path part) throws IOException {
        try (Stream<Path> files = Files.walk(part)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(entries, part.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    /** Service files are joined, as every tool that packs one jar does; of other duplicates the first stays. */
    private static void add(Map<String, byte[]> entries, String name, byte[] bytes) {
        if (name.equals("META-INF/MANIFEST.MF") || name.endsWith("module-info.class")) {
            return;
        }
        if (name.startsWith("META-INF/services/") && entries.containsKey(name)) {
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            joined.writeBytes(entries.get(name));
            joined.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
            joined.writeBytes(bytes);
            entries.put(name, joined.toByteArray());
        } else {
            entries.putIfAbsent(name, bytes);
        }
    }
}

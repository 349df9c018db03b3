// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qti4j.testkit.TestData;

/** The public model is generated; this keeps it from changing unasked. */
class SignaturesTest {
    private static final String WRITE = "qti4j.signatures.write";
    private static final Path FILE =
            TestData.projectRoot().resolve("lib/model/src/test/resources/model-signatures.txt");

    @Test
    void areThoseThatWereAgreedOn() throws IOException, URISyntaxException, ClassNotFoundException {
        List<String> now = signatures();
        if (Boolean.getBoolean(WRITE)) {
            Files.write(FILE, now);
        }
        List<String> before = Files.readAllLines(FILE);

        List<String> gone = before.stream().filter(line -> !now.contains(line)).toList();
        List<String> fresh = now.stream().filter(line -> !before.contains(line)).toList();
        assertThat(gone.isEmpty() && fresh.isEmpty())
                .as(
                        "the public model has changed. If that is meant, run%n  mvn -pl lib/xjc,lib/testkit,lib/model test"
                                + " -Dtest=SignaturesTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true%nand commit %s%ngone: %s%nnew: %s",
                        WRITE, FILE.getFileName(), first(gone), first(fresh))
                .isTrue();
        assertThat(now).hasSizeGreaterThan(4_000);
    }

    private static String first(List<String> lines) {
        return lines.size()
                + lines.stream().limit(20).map(line -> "\n    " + line).collect(Collectors.joining());
    }

    private static List<String> signatures() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(QtiElement.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        TreeSet<String> lines = new TreeSet<>();
        for (String folder : List.of("", "ssml", "xinclude")) {
            try (Stream<Path> files =
                    Files.list(classes.resolve("org/qti4j/model").resolve(folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".class")).toList()) {
                    String name = classes.relativize(file)
                            .toString()
                            .replace('\\', '/')
                            .replace('/', '.');
                    if (!name.endsWith("-info.class")) {
                        add(Class.forName(name.substring(0, name.length() - ".class".length())), lines);
                    }
                }
            }
        }
        return new ArrayList<>(lines);
    }

    private static void add(Class<?> type, TreeSet<String> lines) {
        if (!isVisible(type.getModifiers())) {
            return;
        }
        String name = shortened(type.getName());
        lines.add(name + " = "
                + shortened(type.toGenericString()
                        + (type.getGenericSuperclass() == null
                                ? ""
                                : " extends " + type.getGenericSuperclass().getTypeName())
                        + Arrays.stream(type.getGenericInterfaces())
                                .map(each -> " implements " + each.getTypeName())
                                .sorted()
                                .collect(Collectors.joining())));
        for (Field field : type.getDeclaredFields()) {
            add(name, field, field.toGenericString(), lines);
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            add(name, constructor, constructor.toGenericString(), lines);
        }
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isBridge()) {
                add(name, method, method.toGenericString(), lines);
            }
        }
    }

    private static void add(String type, Member member, String signature, TreeSet<String> lines) {
        if (isVisible(member.getModifiers()) && !member.isSynthetic()) {
            lines.add(type + " . " + shortened(signature).replace(" " + type + ".", " "));
        }
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String shortened(String signature) {
        return signature
                .replace("org.qti4j.model.", "")
                .replace("java.lang.", "")
                .replace("java.util.", "")
                .replace("javax.xml.namespace.", "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The documents that the demo and the sandbox show, copied by the build from the project's test data. */
final class DemoData {
    private DemoData() {}

    static String testName() {
        return QtiCommand.build("demo.test");
    }

    static String itemName() {
        return QtiCommand.build("demo.item");
    }

    static String test() {
        return text(testName());
    }

    static String item() {
        return text(itemName());
    }

    private static String text(String name) {
        try (InputStream file = DemoData.class.getResourceAsStream("/org/qti4j/cli/demo/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

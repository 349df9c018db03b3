// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qti4j.testkit.TestData;

/** Holds {@code docs/sandbox.md} to what the sandbox has. */
class SandboxPageTest {
    private static final String PAGE = TestData.text(TestData.projectRoot().resolve("docs/sandbox.md"));

    @Test
    void listsEveryMisbehaviourInItsOrder() {
        List<String> rows = PAGE.lines().filter(line -> line.startsWith("| `")).toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Misbehaviour.values())
                        .map(each -> "| `" + each.option() + "` | " + each.summary() + " |")
                        .toList());
    }

    @Test
    void namesFaultsThatThereAre() {
        String faults = PAGE.substring(PAGE.indexOf("A `Fault` is"));
        List<String> made = Arrays.stream(Fault.class.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("notJson"))
                .distinct()
                .toList();

        assertThat(made)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(faults).contains("`" + name + "`"));
    }
}

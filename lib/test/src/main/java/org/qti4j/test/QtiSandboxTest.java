// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qti4j.sandbox.Misbehaviour;

/**
 * Gives every test method a {@code QtiSandbox} of its own and a {@code QtiClient} for it, as parameters of the method and of its
 * {@code @BeforeEach} and {@code @AfterEach} methods. Both are closed behind the test.
 *
 * <pre>{@code
 * @QtiSandboxTest(seeds = "exam.xml")
 * class PublisherTest {
 *     @Test
 *     void keepsTheTitle(QtiClient client, QtiSandbox sandbox) { … }
 * }
 * }</pre>
 *
 * <p>On a method, it adds to what its class has. For anything that an annotation cannot hold, register a
 * {@link QtiSandboxExtension#builder()} instead.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(QtiSandboxExtension.class)
public @interface QtiSandboxTest {
    /**
     * Names documents that the sandbox has from the beginning, as resources: relative to the package of the test class, or absolute with a
     * slash. The metadata of {@code NAME.xml} are in {@code NAME.metadata.json}, if anywhere.
     */
    String[] seeds() default {};

    /** Names files and folders that the sandbox has from the beginning, relative to the working directory. */
    String[] seedFiles() default {};

    /** What the sandbox does wrong. */
    Misbehaviour[] misbehave() default {};

    /** Decides which requests random misbehaviours hit, so that a failure can be repeated; 0 for another one each time. */
    long faultSeed() default 0;

    /** The share of requests that random misbehaviours hit, from 0 to 1. */
    double faultRate() default 0.1;
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.qti4j.client.QtiClient;
import org.qti4j.client.QtiClientBuilder;
import org.qti4j.json.Json;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.sandbox.QtiSandboxBuilder;
import org.qti4j.sandbox.RecordedRequest;

/**
 * Runs a sandbox for every test method and gives it and a client for it as parameters. Registered by {@link QtiSandboxTest}, or by hand:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final QtiSandboxExtension QTI = QtiSandboxExtension.builder().seed(EXAM).client(c -> c.maxAttempts(1)).build();
 * }</pre>
 *
 * <p>The client does not wait before it repeats a request, so that tests of failures take no time. When a test fails, the seed of the
 * random faults and the last requests are in its report. Immutable and thread-safe; tests may run at the same time.
 */
public final class QtiSandboxExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final int REPORTED_REQUESTS = 50;
    private static final String METADATA = ".metadata.json";

    private final List<Seed> seeds;
    private final List<Consumer<QtiSandboxBuilder>> sandboxSettings;
    private final List<Consumer<QtiClientBuilder>> clientSettings;

    /** Returns the extension with default settings; an empty sandbox. */
    public QtiSandboxExtension() {
        this(builder());
    }

    private QtiSandboxExtension(Builder builder) {
        seeds = List.copyOf(builder.seeds);
        sandboxSettings = List.copyOf(builder.sandboxSettings);
        clientSettings = List.copyOf(builder.clientSettings);
    }

    /** Returns a builder for other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** Puts something into a sandbox. */
    private interface Seed {
        void into(QtiSandbox sandbox, Class<?> testClass);
    }

    /** The settings of a {@link QtiSandboxExtension}. Not thread-safe. */
    public static final class Builder {
        private final List<Seed> seeds = new ArrayList<>();
        private final List<Consumer<QtiSandboxBuilder>> sandboxSettings = new ArrayList<>();
        private final List<Consumer<QtiClientBuilder>> clientSettings = new ArrayList<>();

        private Builder() {}

        /** Adds documents that the sandbox has from the beginning, each XML or JSON. */
        public Builder seed(String... documents) {
            for (String document : documents) {
                Objects.requireNonNull(document, "document");
                seeds.add((sandbox, testClass) -> sandbox.put(document));
            }
            return this;
        }

        /** Adds a file, or all {@code .xml} and {@code .json} files below a folder, as {@link QtiSandbox#put(Path)} reads them. */
        public Builder seed(Path fileOrFolder) {
            Objects.requireNonNull(fileOrFolder, "fileOrFolder");
            seeds.add((sandbox, testClass) -> sandbox.put(fileOrFolder));
            return this;
        }

        /**
         * Adds documents that are resources: relative to the package of the test class, or absolute with a slash. The metadata of
         * {@code NAME.xml} are in {@code NAME.metadata.json}, if anywhere.
         */
        public Builder seedResources(String... names) {
            for (String name : names) {
                Objects.requireNonNull(name, "name");
                seeds.add((sandbox, testClass) -> putResource(sandbox, testClass, name));
            }
            return this;
        }

        /** Switches misbehaviours of the sandbox on. */
        public Builder misbehave(Misbehaviour... misbehaviours) {
            List<Misbehaviour> copy = List.of(misbehaviours);
            return sandbox(sandbox -> sandbox.misbehave(copy));
        }

        /** Sets anything else about the sandbox; asked once for each test. */
        public Builder sandbox(Consumer<QtiSandboxBuilder> settings) {
            sandboxSettings.add(Objects.requireNonNull(settings, "settings"));
            return this;
        }

        /** Sets anything about the client; asked once for each test. */
        public Builder client(Consumer<QtiClientBuilder> settings) {
            clientSettings.add(Objects.requireNonNull(settings, "settings"));
            return this;
        }

        /** Returns the extension. */
        public QtiSandboxExtension build() {
            return new QtiSandboxExtension(this);
        }
    }

    /** What one test has. */
    private record Running(QtiSandbox sandbox, QtiClient client) {
        void close() {
            client.close();
            sandbox.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        QtiSandboxBuilder builder = QtiSandbox.builder();
        Builder annotated = annotated(context);
        annotated.sandboxSettings.forEach(settings -> settings.accept(builder));
        sandboxSettings.forEach(settings -> settings.accept(builder));
        QtiSandbox sandbox = builder.start();
        try {
            Class<?> testClass = context.getRequiredTestClass();
            annotated.seeds.forEach(seed -> seed.into(sandbox, testClass));
            seeds.forEach(seed -> seed.into(sandbox, testClass));
            QtiClientBuilder client = QtiClient.builder(sandbox.baseUrl())
                    .clientCredentials(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret())
                    .sleeper(time -> {});
            clientSettings.forEach(settings -> settings.accept(client));
            store(context).put(context.getUniqueId(), new Running(sandbox, client.build()));
        } catch (RuntimeException | Error e) {
            sandbox.close();
            throw e;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Running running = store(context).remove(context.getUniqueId(), Running.class);
        if (running == null) {
            return;
        }
        try {
            if (context.getExecutionException().isPresent()) {
                context.publishReportEntry("qti-sandbox", report(running.sandbox()));
            }
        } finally {
            running.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == QtiSandbox.class || type == QtiClient.class) && running(context) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = Objects.requireNonNull(running(context));
        return parameter.getParameter().getType() == QtiSandbox.class ? running.sandbox() : running.client();
    }

    /** Each extension has its own, and the contexts of tests that run at the same time are apart. */
    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(QtiSandboxExtension.class, this));
    }

    private @Nullable Running running(ExtensionContext context) {
        return store(context).get(context.getUniqueId(), Running.class);
    }

    /** Reads the annotations, the outermost class first. */
    private static Builder annotated(ExtensionContext context) {
        Deque<QtiSandboxTest> annotations = new ArrayDeque<>();
        context.getTestMethod()
                .map(method -> method.getAnnotation(QtiSandboxTest.class))
                .ifPresent(annotations::push);
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            QtiSandboxTest annotation = type.getAnnotation(QtiSandboxTest.class);
            if (annotation != null) {
                annotations.push(annotation);
            }
        }
        Builder builder = new Builder();
        for (QtiSandboxTest each : annotations) {
            builder.seedResources(each.seeds()).misbehave(each.misbehave());
            for (String file : each.seedFiles()) {
                builder.seed(Path.of(file));
            }
            builder.sandbox(sandbox -> sandbox.faultRate(each.faultRate()));
            if (each.faultSeed() != 0) {
                builder.sandbox(sandbox -> sandbox.faultSeed(each.faultSeed()));
            }
        }
        return builder;
    }

    private static void putResource(QtiSandbox sandbox, Class<?> testClass, String name) {
        String metadataName = name.replaceFirst("\\.[^./]*$", "") + METADATA;
        try (InputStream document = testClass.getResourceAsStream(name);
                InputStream metadata = testClass.getResourceAsStream(metadataName)) {
            if (document == null) {
                throw new IllegalArgumentException("there is no resource \"" + name + "\" for " + testClass.getName());
            }
            if (metadata == null) {
                sandbox.put(document);
            } else {
                sandbox.put(document, Json.readObject(metadata));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }

    private static String report(QtiSandbox sandbox) {
        Collection<RecordedRequest> all = sandbox.requests();
        String requests = all.stream()
                .skip(Math.max(0, all.size() - REPORTED_REQUESTS))
                .map(QtiSandboxExtension::line)
                .collect(Collectors.joining("\n"));
        return "fault seed " + sandbox.faultSeed() + "; " + all.size() + " requests\n" + requests;
    }

    private static String line(RecordedRequest request) {
        return request.method() + " " + request.path() + " " + (request.status() == 0 ? "dropped" : request.status())
                + (request.fault().isEmpty() ? "" : " " + request.fault());
    }
}

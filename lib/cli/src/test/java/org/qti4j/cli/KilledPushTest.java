// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.Json;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.sandbox.RecordedRequest;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiDifference;

/**
 * A push of mixed documents whose process is killed at random moments ends as if it had not been. The system property {@value #FULL} makes
 * it the full one, with 1,000 documents and 20 kills.
 */
class KilledPushTest {
    static final String FULL = "qti4j.push.full";
    private static final boolean ALL = Boolean.getBoolean(FULL);
    private static final int DOCUMENTS = ALL ? 1_000 : 60;
    private static final int KILLS = ALL ? 20 : 3;
    private static final long SEED = Long.getLong("qti4j.push.seed", 20_260_611);
    private static final Pattern IDENTIFIER = Pattern.compile("(\\sidentifier\\s*=\\s*)([\"'])[^\"']*\\2");

    private static final Pattern ROOT = Pattern.compile("<(\\w+:)?qti-assessment-(item|test|stimulus)\\s");

    /** Answers after which it is certain that nothing was created. */
    private static final Set<Integer> NOT_TAKEN = Set.of(401, 429, 400, 409, 422, 500);

    private final Random random = new Random(SEED);
    private final Map<String, List<RecordedRequest>> creations = new HashMap<>();
    private final Map<String, String> files = new TreeMap<>();

    @TempDir
    Path folder;

    private Path documents;
    private Path result;
    private int killed;
    private int requests;

    @Test
    @Timeout(3_600)
    void endsTheSameHoweverOftenItIsKilled() throws Exception {
        everythingWrong(Set.of(Misbehaviour.values()));
    }

    /** Without the misbehaviours that keep items from being equal. */
    @Test
    @EnabledIfSystemProperty(named = FULL, matches = "true")
    @Timeout(3_600)
    void verifiesEverythingThatTheServiceDoesNotSpoil() throws Exception {
        Set<Misbehaviour> random = Misbehaviour.all(Misbehaviour.Kind.RANDOM);
        Map<String, Map<String, Object>> results = everythingWrong(random);
        Map<Object, Long> states = states(results);
        assertThat(states.keySet()).isSubsetOf("verified", "verified-before", "different", "outcome-unknown", "failed");
        // Of what was taken, fields of some objects say it in other words; no document is another one.
        assertThat(results.values())
                .filteredOn(each -> each.get("state").equals("different"))
                .allSatisfy(each -> assertThat(documentLines(each)).isEmpty());
        assertThat(states.getOrDefault("outcome-unknown", 0L) + states.getOrDefault("failed", 0L))
                .isLessThan(DOCUMENTS / 4);
    }

    @Test
    @Timeout(120)
    void endsCleanlyWhenItIsAskedTo() throws Exception {
        documents = Files.createDirectories(folder.resolve("documents"));
        result = folder.resolve("result.jsonl");
        try (QtiSandbox sandbox = QtiSandbox.builder()
                .misbehave(Misbehaviour.SLOW_ANSWERS)
                .faultRate(1)
                .slowness(Duration.ofMillis(30))
                .start()) {
            write(sandbox);
            Process process = start(sandbox);
            try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
                assertThat(reader.readLine()).startsWith("[1/");
                // Not process.destroy(), which closes the stream.
                process.toHandle().destroy();
                assertThat(reader.lines())
                        .contains("qti: ended early: stopped")
                        .noneMatch(line -> line.contains("unexpected error"));
            }
            process.waitFor();
            Map<Object, Long> states = states(results());
            assertThat(states.get("not-attempted")).isPositive();
            assertThat(states.get("verified")).as("%s", states).isPositive();
            assertThat(results()).hasSize(DOCUMENTS);
            // All that was sent came to its end.
            long done = states.values().stream().mapToLong(Long::longValue).sum()
                    - states.get("not-attempted")
                    - states.getOrDefault("not-sent", 0L);
            List<String> journal = Files.readAllLines(documents.resolve(".qti-update.journal"));
            assertThat(journal.stream().filter(line -> line.contains("\"ended\"")))
                    .as("%s", states)
                    .hasSize((int) done);
        }
    }

    private Map<String, Map<String, Object>> everythingWrong(Set<Misbehaviour> misbehaviours) throws Exception {
        documents = Files.createDirectories(folder.resolve("documents"));
        result = folder.resolve("result.jsonl");
        try (QtiSandbox sandbox = QtiSandbox.builder()
                .misbehave(misbehaviours)
                .faultSeed(SEED)
                .faultRate(0.08)
                .slowness(Duration.ofMillis(20))
                .start()) {
            write(sandbox);
            long start = System.nanoTime();
            for (int i = 0; i < KILLS; i++) {
                killed += run(sandbox, true) ? 1 : 0;
            }
            run(sandbox, false);
            Map<String, Map<String, Object>> results = results();
            report(results, (System.nanoTime() - start) / 1_000_000_000.0);
            assertThat(killed).isGreaterThan(KILLS / 2);
            check(sandbox, results);
            return results;
        }
    }

    /** Writes documents of all kinds, about half of which the service has in another version. */
    private void write(QtiSandbox sandbox) throws IOException {
        List<Path> items = templates("items/valid");
        List<Path> tests = templates("tests/valid");
        List<Path> stimuli = templates("stimuli/valid");
        assertThat(List.of(items.size(), tests.size(), stimuli.size())).allMatch(size -> size >= 3);
        for (int i = 0; i < DOCUMENTS; i++) {
            List<Path> kind = i % 10 == 0 ? stimuli : i % 10 == 1 ? tests : items;
            String id = "doc-" + i;
            String text = named(TestData.text(kind.get(i / 10 % kind.size())), id);
            String name = id + ".xml";
            Files.writeString(documents.resolve(name), text);
            files.put(name, text);
            if (random.nextBoolean()) {
                Files.writeString(
                        documents.resolve(id + ".metadata.json"), "{\"number\":" + i + ",\"list\":[1,2.50,\"x\"]}");
            }
            if (random.nextBoolean()) {
                sandbox.put(text.replaceFirst("title\\s*=\\s*[\"'][^\"']*[\"']", "title='Before'"));
            }
        }
    }

    private static List<Path> templates(String name) throws IOException {
        try (Stream<Path> all = Files.list(TestData.root().resolve(name))) {
            return all.filter(file -> file.toString().endsWith(".xml"))
                    .filter(file -> !file.getFileName().toString().startsWith("encoding"))
                    .filter(file -> ROOT.matcher(TestData.text(file)).find()
                            && !TestData.text(file).contains("version=\"1.1\""))
                    .sorted()
                    .toList();
        }
    }

    private static String named(String text, String identifier) {
        Matcher root = ROOT.matcher(text);
        Matcher matcher = IDENTIFIER.matcher(text);
        assertThat(root.find() && matcher.find(root.start())).isTrue();
        return text.substring(0, matcher.start())
                + matcher.group(1)
                + matcher.group(2)
                + identifier
                + matcher.group(2)
                + text.substring(matcher.end());
    }

    /** Runs the push in a process of its own and returns whether it was killed. */
    private boolean run(QtiSandbox sandbox, boolean kill) throws Exception {
        Process process = start(sandbox);
        try {
            return watch(process, kill);
        } finally {
            process.destroyForcibly();
            process.waitFor();
            collect(sandbox);
        }
    }

    private Process start(QtiSandbox sandbox) throws IOException {
        String path = Stream.of("java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(each -> each != null && !each.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1200m",
                "-XX:TieredStopAtLevel=1"));
        Stream.of("target/classes")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .ifPresentOrElse(
                        own -> command.addAll(List.of("-cp", own.toAbsolutePath() + File.pathSeparator + path)),
                        () -> command.addAll(List.of("-cp", path)));
        command.addAll(List.of(
                Qti.class.getName(),
                "update",
                "--all",
                documents.toString(),
                "--workers",
                "8",
                "--create",
                "--result",
                result.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .directory(folder.toFile());
        builder.environment()
                .putAll(Map.of(
                        "QTI_BASE_URL", sandbox.baseUrl().toString(),
                        "QTI_TOKEN_URL", sandbox.tokenUrl().toString(),
                        "QTI_CLIENT_ID", sandbox.clientId(),
                        "QTI_CLIENT_SECRET", sandbox.clientSecret()));
        return builder.start();
    }

    private boolean watch(Process process, boolean kill) throws Exception {
        int lines = kill ? random.nextInt(DOCUMENTS / (ALL ? 10 : 3)) : Integer.MAX_VALUE;
        StringBuilder errors = new StringBuilder();
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                errors.append(line).append('\n');
                // What the journal has done already is said at once and is no progress.
                if (!line.endsWith(": verified before") && lines-- == 0) {
                    LockSupport.parkNanos(random.nextInt(30_000_000));
                    process.destroyForcibly();
                    return true;
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(errors.substring(Math.max(0, errors.length() - 2_000)))
                .isIn(0, 1, 2, 3);
        return false;
    }

    private void collect(QtiSandbox sandbox) {
        for (RecordedRequest request : sandbox.requests()) {
            requests++;
            if (request.method().equals("POST") && request.path().startsWith("/api/")) {
                creations
                        .computeIfAbsent(identifier(request.body()), k -> new ArrayList<>())
                        .add(request);
            }
        }
        sandbox.clearRequests();
    }

    private static String identifier(String body) {
        Matcher matcher = Pattern.compile("doc-\\d+").matcher(body);
        return matcher.find() ? matcher.group() : body;
    }

    private Map<String, Map<String, Object>> results() throws IOException {
        Map<String, Map<String, Object>> results = new LinkedHashMap<>();
        for (String line : Files.readAllLines(result)) {
            Map<String, Object> each = Json.readObject(line);
            results.put(String.valueOf(each.get("file")), each);
        }
        return results;
    }

    private void check(QtiSandbox sandbox, Map<String, Map<String, Object>> results) throws IOException {
        assertThat(results.keySet()).containsExactlyInAnyOrderElementsOf(files.keySet());
        for (Map<String, Object> each : results.values()) {
            String file = String.valueOf(each.get("file"));
            String state = String.valueOf(each.get("state"));
            Optional<Map<String, Object>> held = held(sandbox, each);
            String what = "seed " + SEED + ": " + each;
            switch (state) {
                case "verified", "verified-before" -> {
                    assertThat(held).as(what).isPresent();
                    assertThat(differences(file, held.orElseThrow())).as(what).isEmpty();
                    metadata(file, held.orElseThrow(), what);
                }
                case "different" -> {
                    assertThat(held).as(what).isPresent();
                    assertThat((List<?>) each.get("differences")).as(what).isNotEmpty();
                    // What is said of the document to be different is, and nothing else is.
                    assertThat(documentLines(each))
                            .as(what)
                            .containsExactlyInAnyOrderElementsOf(differences(file, held.orElseThrow()));
                }
                case "outcome-unknown", "failed", "not-sent" ->
                    assertThat(String.valueOf(each.get("message"))).as(what).isNotEmpty();
                default -> throw new AssertionError(what);
            }
        }
        creations.forEach((identifier, posts) -> assertThat(posts.stream()
                        .filter(post -> !NOT_TAKEN.contains(post.status()))
                        .toList())
                .as("seed %d: creations of %s", SEED, identifier)
                .hasSizeLessThanOrEqualTo(1));
    }

    /** Returns the differences that have an XPath, without it. */
    private static List<String> documentLines(Map<String, Object> each) {
        return ((List<?>) each.get("differences"))
                .stream()
                        .map(String::valueOf)
                        .filter(line -> line.matches("(?s)/[\\w-]+(\\[|\\().*"))
                        .map(line -> line.substring(line.indexOf(": ") + 2))
                        .toList();
    }

    private static Optional<Map<String, Object>> held(QtiSandbox sandbox, Map<String, Object> each) {
        String identifier = String.valueOf(each.get("identifier"));
        return switch (String.valueOf(each.get("kind"))) {
            case "item" -> sandbox.item(identifier);
            case "test" -> sandbox.test(identifier);
            default -> sandbox.stimulus(identifier);
        };
    }

    private List<String> differences(String file, Map<String, Object> held) {
        // As the client compares: what a document means.
        QtiDiff diff =
                QtiDiff.builder().ignoreComments().typedValues().withDefaults().build();
        return diff.compare(files.get(file), String.valueOf(held.get("rawXml"))).stream()
                .map(QtiDifference::message)
                .toList();
    }

    private void metadata(String file, Map<String, Object> held, String what) throws IOException {
        Path beside = documents.resolve(file.replace(".xml", ".metadata.json"));
        if (Files.exists(beside)) {
            assertThat(held.get("metadata")).as(what).isEqualTo(Json.readObject(Files.readString(beside)));
        }
    }

    private void report(Map<String, Map<String, Object>> results, double seconds) {
        System.out.printf(
                "push of %d documents, seed %d: %d kills, %d requests, %d creations, %.1f s: %s%n",
                DOCUMENTS, SEED, killed, requests, creations.size(), seconds, states(results));
    }

    private static Map<Object, Long> states(Map<String, Map<String, Object>> results) {
        return results.values().stream()
                .collect(Collectors.groupingBy(each -> each.get("state"), Collectors.counting()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.sandbox.internal.SandboxServer;
import org.qti4j.sandbox.internal.Seeds;
import org.qti4j.sandbox.internal.Settings;

/**
 * The QTI API in this process: a token endpoint, and everything that can be done with items, tests, their parts and sections, and
 * stimuli. It stores what it gets, in memory or in a folder, and answers in the documented shapes, with the documented errors.
 *
 * <p>It is built from public documents and from what users of the service report. It is not the service: that a request works here does
 * not prove that it works there. What the documents leave open can be switched to either answer, and what the service was seen to do wrong
 * can be switched on: see {@link Misbehaviour}.
 *
 * <p>It listens on loopback only and reaches nothing. Thread-safe. It keeps the program running until it is closed. The first one in a
 * process sets the system property {@code sun.net.httpserver.nodelay}, unless it is set, so that answers are not held back.
 *
 * <p>Where it goes beyond the documents: an identifier in a body that differs from the one in the path is answered by 400; an item
 * that {@code POST /assessment-items/metadata} names and that is not there yet is created; a token of a scope without
 * {@code createput} may not write, and one without {@code delete} not delete (403); JSON that is wrong by the documented shapes is
 * answered by 400, wherever it stands.
 */
public final class QtiSandbox implements AutoCloseable {
    private final Settings settings;
    private final SandboxServer server;

    QtiSandbox(Settings settings) throws IOException {
        this.settings = settings;
        server = new SandboxServer(settings);
    }

    /** Starts an empty sandbox with default settings on a free port. */
    public static QtiSandbox start() {
        return builder().start();
    }

    /** Returns a builder for other settings. */
    public static QtiSandboxBuilder builder() {
        return new QtiSandboxBuilder();
    }

    /** Returns the base URL of the API, such as {@code http://127.0.0.1:43210/api}. */
    public URI baseUrl() {
        return server.url("/api");
    }

    /** Returns the URL of the token endpoint. */
    public URI tokenUrl() {
        return server.url("/oauth2/token");
    }

    /** Returns the client identifier that obtains a token. */
    public String clientId() {
        return settings.clientId();
    }

    /** Returns the client secret that obtains a token. */
    public String clientSecret() {
        return settings.clientSecret();
    }

    // What is stored

    /**
     * Stores a test, new or in place of the one with its identifier, which it returns.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the text is no well-formed assessment test
     */
    public String putTest(String xml) {
        return server.seeds().put(ApiKind.TEST, xml);
    }

    /**
     * Stores a test given in the JSON of the endpoints, and returns its identifier.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the object is no {@code AssessmentTest}
     * @throws IllegalArgumentException when {@code metadata} is no object
     */
    public String putTest(Map<String, Object> test) {
        return server.seeds().put(ApiKind.TEST, test);
    }

    /**
     * Stores an item, new or in place of the one with its identifier, which it returns.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the text is no well-formed assessment item
     */
    public String putItem(String xml) {
        return server.seeds().put(ApiKind.ITEM, xml);
    }

    /**
     * Stores an item given in the JSON of the endpoints, {@code {"format": "xml", "xml": …, "metadata": …}} included, and returns its
     * identifier.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the object is no item
     * @throws IllegalArgumentException when {@code metadata} is no object
     */
    public String putItem(Map<String, Object> item) {
        return server.seeds().put(ApiKind.ITEM, item);
    }

    /**
     * Stores a stimulus, new or in place of the one with its identifier, which it returns.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the text is no well-formed stimulus
     */
    public String putStimulus(String xml) {
        return server.seeds().put(ApiKind.STIMULUS, xml);
    }

    /**
     * Stores a stimulus given in the JSON of the endpoints, and returns its identifier.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the object is no stimulus
     * @throws IllegalArgumentException when {@code metadata} is no object
     */
    public String putStimulus(Map<String, Object> stimulus) {
        return server.seeds().put(ApiKind.STIMULUS, stimulus);
    }

    /**
     * Stores an item, test or stimulus, whichever it is, XML or JSON, and returns its identifier.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the text is none of these
     */
    public String put(String document) {
        return server.seeds().put(document, null);
    }

    /**
     * Stores an item, test or stimulus, whichever it is, XML in any encoding or JSON, and returns its identifier. The stream is not closed.
     *
     * @throws UncheckedIOException when the bytes cannot be had
     * @throws org.qti4j.model.diagnostic.QtiFormatException when it is none of these
     */
    public String put(InputStream document) {
        return server.seeds().put(text(document), null);
    }

    /** Stores an item, test or stimulus with these metadata, as {@link #put(InputStream)}. */
    public String put(InputStream document, Map<String, Object> metadata) {
        return server.seeds().put(text(document), Json.immutableCopy(metadata));
    }

    private static String text(InputStream document) {
        try {
            return Seeds.text(document);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the document", e);
        }
    }

    /**
     * Stores the items, tests and stimuli of a file or of all {@code .xml} and {@code .json} files below a folder, and returns their
     * identifiers in the order of the names of the files. The metadata of {@code NAME.xml} are in {@code NAME.metadata.json}, if anywhere.
     *
     * @throws UncheckedIOException when a file cannot be read
     * @throws org.qti4j.model.diagnostic.QtiFormatException when a file is none of these; the source of its findings is the file
     */
    public List<String> put(Path fileOrFolder) {
        try {
            return server.seeds().put(fileOrFolder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + fileOrFolder, e);
        }
    }

    /** Returns a test as {@code GET /assessment-tests/{identifier}} answers it. */
    public Optional<Map<String, Object>> test(String identifier) {
        return find(ApiKind.TEST, identifier);
    }

    /** Returns an item as {@code GET /assessment-items/{identifier}} answers it. */
    public Optional<Map<String, Object>> item(String identifier) {
        return find(ApiKind.ITEM, identifier);
    }

    /** Returns a stimulus as {@code GET /stimuli/{identifier}} answers it. */
    public Optional<Map<String, Object>> stimulus(String identifier) {
        return find(ApiKind.STIMULUS, identifier);
    }

    /** Returns the identifiers of all tests, sorted. */
    public Set<String> testIdentifiers() {
        return server.store().identifiers(ApiKind.TEST);
    }

    /** Returns the identifiers of all items, sorted. */
    public Set<String> itemIdentifiers() {
        return server.store().identifiers(ApiKind.ITEM);
    }

    /** Returns the identifiers of all stimuli, sorted. */
    public Set<String> stimulusIdentifiers() {
        return server.store().identifiers(ApiKind.STIMULUS);
    }

    private Optional<Map<String, Object>> find(ApiKind kind, String identifier) {
        return server.store().find(kind, identifier).map(server.answers());
    }

    // What goes wrong

    /** Switches these misbehaviours on and all others off, from the next request on; with none it behaves well again. */
    public void misbehave(Misbehaviour... misbehaviours) {
        misbehave(List.of(misbehaviours));
    }

    /** Switches these misbehaviours on and all others off, from the next request on. */
    public void misbehave(Collection<Misbehaviour> misbehaviours) {
        server.behaviour().set(misbehaviours);
    }

    /** Returns the misbehaviours that are on. */
    public Set<Misbehaviour> misbehaviours() {
        return server.behaviour().all();
    }

    /** Returns the seed of the random misbehaviours; with it another run can be given the same ones. */
    public long faultSeed() {
        return settings.faultSeed();
    }

    /** Lets the next request to the API go wrong. Faults are used up in the order in which they were given. */
    public void failNext(Fault fault) {
        failNext(1, fault);
    }

    /** Lets the next requests to the API go wrong. */
    public void failNext(int times, Fault fault) {
        failNext(times, request -> true, fault);
    }

    /** Lets the next requests to the API of which a condition holds go wrong; when it is asked, the status is still 0. */
    public void failNext(int times, Predicate<RecordedRequest> which, Fault fault) {
        server.apiFaults().add(times, which, fault);
    }

    /** Lets the next requests for a token go wrong. */
    public void failNextToken(int times, Fault fault) {
        server.tokenFaults().add(times, request -> true, fault);
    }

    /** Takes back the faults that were not used up. */
    public void clearFaults() {
        server.apiFaults().clear();
        server.tokenFaults().clear();
    }

    /** Makes every token that was issued invalid, as if it had expired. */
    public void revokeTokens() {
        server.tokens().revokeAll();
    }

    // What was asked

    /** Returns the requests so far, the latest last; the oldest are dropped when there are many. */
    public List<RecordedRequest> requests() {
        return server.log().all();
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        server.log().clear();
    }

    /** Stops at once; requests under way are cut off. What is in a folder stays there. */
    @Override
    public void close() {
        server.close();
    }
}

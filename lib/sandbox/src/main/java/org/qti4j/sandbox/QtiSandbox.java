// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qti4j.sandbox.internal.SandboxServer;
import org.qti4j.sandbox.internal.Settings;

/**
 * The update endpoints of the QTI API in this process: a token endpoint, {@code PUT} of a test, of its metadata and of a section,
 * {@code POST} of item metadata, and the reads of tests, items and sections. It stores in memory what it gets and answers in the
 * documented shapes, with the documented errors.
 *
 * <p>It listens on loopback only and reaches nothing. Thread-safe. It keeps the program running until it is closed.
 *
 * <p>Where it goes beyond the documents: an identifier in a body that differs from the one in the path is answered by 400; an item
 * that {@code POST /assessment-items/metadata} names and that is not there yet is created; a token of a scope without
 * {@code createput} may not write (403).
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

    /**
     * Stores a test, new or in place of the one with its identifier, which it returns.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the text is no well-formed assessment test
     */
    public String putTest(String xml) {
        return server.tests().put(xml);
    }

    /**
     * Stores a test given in the JSON of the endpoints, and returns its identifier.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the object is no {@code AssessmentTest}
     */
    public String putTest(Map<String, Object> test) {
        return server.tests().put(test);
    }

    /**
     * Stores an item, new or in place of the one with its identifier, which it returns.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when the text is no well-formed assessment item
     */
    public String putItem(String xml) {
        return server.items().put(xml);
    }

    /** Returns a test as {@code GET /assessment-tests/{identifier}} answers it. */
    public Optional<Map<String, Object>> test(String identifier) {
        return server.tests().find(identifier);
    }

    /** Returns an item as {@code GET /assessment-items/{identifier}} answers it. */
    public Optional<Map<String, Object>> item(String identifier) {
        return server.items().find(identifier);
    }

    /** Lets the next request to the API go wrong. Faults are used up in the order in which they were given. */
    public void failNext(Fault fault) {
        failNext(1, fault);
    }

    /** Lets the next requests to the API go wrong. */
    public void failNext(int times, Fault fault) {
        server.apiFaults().add(times, fault);
    }

    /** Lets the next requests for a token go wrong. */
    public void failNextToken(int times, Fault fault) {
        server.tokenFaults().add(times, fault);
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

    /** Returns the requests so far, the latest last; the oldest are dropped when there are many. */
    public List<RecordedRequest> requests() {
        return server.log().all();
    }

    /** Stops at once; requests under way are cut off. */
    @Override
    public void close() {
        server.close();
    }
}

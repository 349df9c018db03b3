// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredSection;
import org.qti4j.client.StoredTest;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.TestUpdate;

/** The endpoints over HTTP. */
public final class HttpQtiClient implements QtiClient {
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";

    private final Settings settings;
    private final String base;
    private final Http http;
    private final Transport transport;
    private final Tokens tokens;
    private volatile boolean closed;

    /** Makes a client that sends nothing before its first call. */
    public HttpQtiClient(Settings settings) {
        this.settings = settings;
        base = Urls.withoutTrailingSlash(settings.baseUrl());
        http = new Http(settings.httpClient(), settings.maxResponseBytes());
        transport = new Transport(settings, http);
        tokens = settings.credentials() != null
                ? new CredentialTokens(settings.credentials(), transport, settings.clock())
                : new SuppliedTokens(Objects.requireNonNull(settings.bearerToken()));
    }

    @Override
    public StoredTest getAssessmentTest(String identifier) {
        return new StoredTest(send("GET", test(identifier), null, new byte[0], 200));
    }

    @Override
    public StoredItem getAssessmentItem(String identifier) {
        String path = "/assessment-items/" + Urls.segment(identifier, "item identifier");
        return new StoredItem(send("GET", path, null, new byte[0], 200));
    }

    @Override
    public StoredTest updateAssessmentTest(String identifier, Map<String, Object> test) {
        return new StoredTest(send("PUT", test(identifier), JSON, json(test), 200));
    }

    @Override
    public StoredTest updateAssessmentTest(String identifier, TestUpdate test) {
        return updateAssessmentTest(identifier, test.toJson());
    }

    @Override
    public StoredTest updateAssessmentTest(String identifier, String xml) {
        return new StoredTest(send("PUT", test(identifier), XML, XmlBody.of(xml), 200));
    }

    @Override
    public StoredTest updateAssessmentTestMetadata(String identifier, Map<String, Object> metadata) {
        Objects.requireNonNull(metadata, "metadata");
        byte[] body = json(Map.of("metadata", metadata));
        return new StoredTest(send("PUT", test(identifier) + "/metadata", JSON, body, 200));
    }

    @Override
    public StoredSection updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, SectionUpdate section) {
        return updateSection(testIdentifier, partIdentifier, sectionIdentifier, section.toJson());
    }

    @Override
    public StoredSection updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Map<String, Object> section) {
        String path = test(testIdentifier)
                + "/test-parts/" + Urls.segment(partIdentifier, "test part identifier")
                + "/sections/" + Urls.segment(sectionIdentifier, "section identifier");
        return new StoredSection(send("PUT", path, JSON, json(section), 200));
    }

    @Override
    public StoredItem updateAssessmentItemMetadata(ItemEnvelope item) {
        return new StoredItem(send("POST", "/assessment-items/metadata", JSON, json(item.toJson()), 201));
    }

    @Override
    public void close() {
        closed = true;
        tokens.forget();
        http.close();
    }

    @Override
    public String toString() {
        return "QtiClient[" + base + "]";
    }

    private Map<String, Object> send(
            String method, String path, @Nullable String contentType, byte[] body, int expected) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        Deadline deadline = Deadline.in(settings.deadline(), settings.clock());
        Call call = new Call(method, URI.create(base + path), path, contentType, body, !method.equals("POST"));
        List<String> secrets = new ArrayList<>(tokens.secrets());
        String token = tokens.token(deadline);
        secrets.add(token);
        Answer answer = transport.exchange(call, "Bearer " + token, deadline);
        if (answer.status() == 401) {
            // Expired early or revoked. The service did not take the request, so that even a POST may go again.
            String fresh = tokens.after(token, deadline);
            if (!fresh.equals(token)) {
                secrets.add(fresh);
                answer = transport.exchange(call, "Bearer " + fresh, deadline);
            }
        }
        return new Verdict(call, answer, Redaction.of(secrets)).object(expected, settings.clock());
    }

    private static String test(String identifier) {
        return "/assessment-tests/" + Urls.segment(identifier, "test identifier");
    }

    private static byte[] json(Map<String, Object> object) {
        return Json.write(Objects.requireNonNull(object, "object")).getBytes(StandardCharsets.UTF_8);
    }
}

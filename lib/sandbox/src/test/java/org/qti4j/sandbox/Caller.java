// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.qti4j.json.Json;

/** Asks a sandbox, over HTTP and by hand. */
final class Caller {
    static final String JSON = "application/json";
    static final String XML = "application/xml";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final QtiSandbox sandbox;
    private String token = "";

    Caller(QtiSandbox sandbox) {
        this.sandbox = sandbox;
    }

    Caller withToken() throws IOException, InterruptedException {
        token = (String) json(askToken("grant_type=client_credentials&client_id=" + sandbox.clientId()
                        + "&client_secret=" + URLEncoder.encode(sandbox.clientSecret(), StandardCharsets.UTF_8)))
                .get("access_token");
        return this;
    }

    Caller withToken(String other) {
        token = other;
        return this;
    }

    HttpResponse<String> askToken(String form, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return send(method, path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    static Map<String, Object> json(HttpResponse<String> response) {
        return Json.readObject(response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.json.QtiJson;

/** Keeps objects as the service is said to keep them, with a hook for what it is said to do wrong. */
final class TinyService implements AutoCloseable {
    private static final QtiJson JSON = QtiJson.create();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Map<String, Object>> objects = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile Hook afterWrite = (path, object) -> {};
    private volatile Hook beforeRead = (path, object) -> {};

    /** Changes what is stored. */
    interface Hook {
        void on(String path, Map<String, Object> object);
    }

    TinyService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    QtiClientBuilder client() {
        return QtiClient.builder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .bearerToken(() -> "t");
    }

    /** Stores a document with the fields that say the same. */
    void store(String path, String xml, Map<String, Object> more) {
        Map<String, Object> object = ofXml(xml);
        object.putAll(more);
        object.put("createdAt", "2026-01-01T00:00:00Z");
        touch(object, 1);
        objects.put(path, object);
    }

    Map<String, Object> stored(String path) {
        return objects.get(path);
    }

    void afterWrite(Hook hook) {
        afterWrite = hook;
    }

    void beforeRead(Hook hook) {
        beforeRead = hook;
    }

    /** Returns the requests in their order, as method and path. */
    List<String> requests() {
        return requests;
    }

    /** Returns the bodies that were sent, in their order. */
    List<String> bodies() {
        return bodies;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static Map<String, Object> ofXml(String xml) {
        Map<String, Object> object = new LinkedHashMap<>(JSON.xmlToApi(xml).value());
        Object stimulus = object.remove("stimulus");
        if (stimulus != null) {
            object.put("stimulusRef", stimulus);
        }
        object.remove("content");
        object.put("rawXml", xml);
        object.put("content", Map.of());
        return object;
    }

    private static void touch(Map<String, Object> object, int version) {
        object.put("updatedAt", "2026-01-01T00:00:0" + version + "Z");
        object.put("__v", version);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        requests.add(method + " " + path);
        String answer;
        int status = 200;
        if (method.equals("GET")) {
            Map<String, Object> object = objects.get(path);
            if (object != null) {
                beforeRead.on(path, object);
            }
            status = object == null ? 404 : 200;
            answer = object == null ? "{\"error\":\"not found\"}" : Json.write(object);
        } else {
            String body = new String(sent, StandardCharsets.UTF_8);
            bodies.add(body);
            boolean xml = "application/xml".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            answer = Json.write(write(path, body, xml));
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<String, Object> write(String path, String body, boolean xml) {
        if (path.endsWith("/metadata")) {
            String of = path.substring(0, path.length() - "/metadata".length());
            Map<String, Object> object = objects.get(of);
            object.put("metadata", Json.readObject(body).get("metadata"));
            return written(of, object);
        }
        if (path.contains("/sections/")) {
            return section(path, Json.readObject(body));
        }
        Map<String, Object> old = objects.get(path);
        Map<String, Object> object;
        if (xml) {
            object = ofXml(body);
            for (String kept : List.of("metadata", "toolsEnabled", "maxAttempts")) {
                if (old.containsKey(kept)) {
                    object.put(kept, old.get(kept));
                }
            }
        } else {
            Map<String, Object> json = Json.readObject(body);
            if ("xml".equals(json.get("format"))) {
                object = ofXml((String) json.get("xml"));
            } else {
                object = ofXml(JSON.apiToXml(json, kind(path)).xml());
                for (String field : List.of("toolsEnabled", "maxAttempts")) {
                    if (json.containsKey(field)) {
                        object.put(field, json.get(field));
                    }
                }
            }
            if (json.containsKey("metadata")) {
                object.put("metadata", json.get("metadata"));
            }
        }
        object.put("createdAt", old.get("createdAt"));
        object.put("__v", old.get("__v"));
        return written(path, object);
    }

    private static ApiKind kind(String path) {
        return path.startsWith("/stimuli") ? ApiKind.STIMULUS : path.contains("items") ? ApiKind.ITEM : ApiKind.TEST;
    }

    private Map<String, Object> written(String path, Map<String, Object> object) {
        touch(object, ((Number) object.get("__v")).intValue() + 1);
        afterWrite.on(path, object);
        objects.put(path, object);
        return object;
    }

    /** Makes the whole test anew from its JSON, as the service does. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> section(String path, Map<String, Object> section) {
        String test = path.substring(0, path.indexOf("/test-parts/"));
        Map<String, Object> object = Json.readObject(Json.write(objects.get(test)));
        String raw = (String) object.get("rawXml");
        Map<String, Object> json = new LinkedHashMap<>(JSON.xmlToApi(raw).value());
        List<Map<String, Object>> parts = (List<Map<String, Object>>) json.get("qti-test-part");
        for (Map<String, Object> part : parts) {
            List<Map<String, Object>> sections = (List<Map<String, Object>>) part.get("qti-assessment-section");
            sections.replaceAll(one -> one.get("identifier").equals(section.get("identifier")) ? section : one);
        }
        Map<String, Object> made = ofXml(JSON.apiToXml(json, ApiKind.TEST).xml());
        for (String kept : List.of("metadata", "toolsEnabled", "maxAttempts", "createdAt", "__v")) {
            if (object.containsKey(kept)) {
                made.put(kept, object.get(kept));
            }
        }
        written(test, made);
        return section;
    }
}

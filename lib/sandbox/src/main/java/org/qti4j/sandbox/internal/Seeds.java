// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.internal.Documents.Written;

/** Puts documents in from outside of the API. Thread-safe. */
public final class Seeds {
    private static final String METADATA = "metadata";
    private static final String METADATA_FILE = ".metadata.json";
    private static final Set<ApiKind> KINDS = Set.of(ApiKind.TEST, ApiKind.ITEM, ApiKind.STIMULUS);

    private final Store store;
    private final Documents documents;

    Seeds(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    /** Stores a document and returns its identifier. */
    public String put(ApiKind kind, String xml) {
        return store.put(kind, Written.of(xml), null);
    }

    /** Stores the JSON of the endpoints, or an envelope of XML, and returns its identifier. */
    public String put(ApiKind kind, Map<String, Object> object) {
        if (object.get("xml") instanceof String) {
            ItemEnvelope envelope = ItemEnvelope.fromJson(object);
            return store.put(kind, Written.of(String.valueOf(envelope.xml())), envelope.metadata());
        }
        Map<String, Object> metadata = Shapes.object(object.get(METADATA));
        if (object.get(METADATA) != null && metadata == null) {
            throw new IllegalArgumentException("\"metadata\" must be an object");
        }
        Map<String, Object> fields = Shapes.without(Bodies.sent(object), List.of(METADATA, "format"));
        TestShape.identifier(fields);
        return store.put(kind, documents.document(fields, kind, false), metadata);
    }

    /** Stores a document of any kind, XML or JSON, and returns its identifier. */
    public String put(String text, @Nullable Map<String, Object> metadata) {
        String start = text.stripLeading();
        Written written = start.startsWith("{") ? json(start) : Written.of(text);
        Map<String, Object> own = Shapes.object(written.beside().get(METADATA));
        Written bare = new Written(written.xml(), Shapes.without(written.beside(), List.of(METADATA)));
        ApiKind kind = documents.kind(bare.xml());
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("a " + kind + " is not stored on its own");
        }
        return store.put(kind, bare, metadata == null ? own : metadata);
    }

    private Written json(String text) {
        Map<String, Object> object = Json.readObject(text);
        if (!(object.get("xml") instanceof String)) {
            return documents.document(text);
        }
        ItemEnvelope envelope = ItemEnvelope.fromJson(object);
        Map<String, Object> beside = new LinkedHashMap<>();
        if (envelope.metadata() != null) {
            beside.put(METADATA, envelope.metadata());
        }
        return new Written(String.valueOf(envelope.xml()), beside);
    }

    /**
     * Stores the file, or all files below the folder whose names end in {@code .xml} or {@code .json}, and returns their identifiers.
     *
     * @throws IOException when a file cannot be read
     */
    public List<String> put(Path path) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(path)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> isDocument(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        List<String> identifiers = new ArrayList<>();
        for (Path file : files) {
            identifiers.add(putFile(file));
        }
        return identifiers;
    }

    private static boolean isDocument(String name) {
        return name.endsWith(".xml") || name.endsWith(".json") && !name.endsWith(METADATA_FILE);
    }

    private String putFile(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path metadata = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + METADATA_FILE);
        try {
            return put(text(file), Files.exists(metadata) ? Json.readObject(text(metadata)) : null);
        } catch (QtiFormatException e) {
            throw new QtiFormatException(e.diagnostics().withSource(file.toString()));
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in);
        }
    }

    /**
     * Reads a document in the encoding of XML, which for JSON is UTF-8.
     *
     * @throws IOException when the bytes cannot be had
     */
    public static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(Json.MAX_LENGTH + 1);
        if (bytes.length > Json.MAX_LENGTH) {
            throw new IOException("more than " + Json.MAX_LENGTH + " bytes");
        }
        return XmlText.of(bytes, "");
    }
}

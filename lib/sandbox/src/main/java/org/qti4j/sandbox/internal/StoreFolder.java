// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.internal.Documents.Written;
import org.qti4j.xml.internal.shared.WholeFile;

/**
 * Keeps what is stored in a folder, one JSON file each, written whole or not at all. Nobody else may have the folder at the same time.
 * Thread-safe when its callers exclude each other.
 */
final class StoreFolder implements AutoCloseable {
    private static final Map<ApiKind, String> FOLDERS =
            Map.of(ApiKind.TEST, "assessment-tests", ApiKind.ITEM, "assessment-items", ApiKind.STIMULUS, "stimuli");

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;

    private StoreFolder(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    static StoreFolder open(Path root) throws IOException {
        for (String folder : FOLDERS.values()) {
            Files.createDirectories(root.resolve(folder));
        }
        FileChannel channel =
                FileChannel.open(root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another sandbox of this process; told below like one of another process.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException("the folder " + root + " is in use by another sandbox");
        }
        return new StoreFolder(root, channel, lock);
    }

    List<Stored> load() throws IOException {
        List<Stored> all = new ArrayList<>();
        for (Map.Entry<ApiKind, String> folder : FOLDERS.entrySet()) {
            try (var files = Files.newDirectoryStream(root.resolve(folder.getValue()), "*.json")) {
                for (Path file : files) {
                    all.add(read(file, folder.getKey()));
                }
            }
        }
        return all;
    }

    void write(Stored entity) {
        Path target = file(entity);
        byte[] text = (Json.writePretty(json(entity)) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            WholeFile.write(target, bytes -> bytes.write(text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target, e);
        }
    }

    void delete(Stored entity) {
        try {
            Files.deleteIfExists(file(entity));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file(entity), e);
        }
    }

    @Override
    public void close() {
        try (lockFile) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + root, e);
        }
    }

    private static Map<String, Object> json(Stored entity) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", entity.identifier());
        json.put("title", entity.title());
        json.put("rawXml", entity.document().xml());
        if (!entity.document().beside().isEmpty()) {
            json.put("beside", entity.document().beside());
        }
        if (entity.typed() != null) {
            json.put("typed", entity.typed());
        }
        if (entity.metadata() != null) {
            json.put("metadata", entity.metadata());
        }
        json.put("isValidXml", entity.valid());
        json.put("createdAt", entity.created().toString());
        json.put("updatedAt", entity.updated().toString());
        json.put("__v", entity.version());
        return json;
    }

    private static Stored read(Path file, ApiKind kind) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Map<String, Object> json = Json.readObject(in);
            Map<String, Object> beside = Shapes.object(json.get("beside"));
            return new Stored(
                    kind,
                    text(json, "identifier"),
                    text(json, "title"),
                    new Written(text(json, "rawXml"), beside == null ? Map.of() : beside),
                    object(json, "typed"),
                    object(json, "metadata"),
                    (Boolean) json.get("isValidXml"),
                    Instant.parse((String) json.get("createdAt")),
                    Instant.parse((String) json.get("updatedAt")),
                    (Integer) json.get("__v"));
        } catch (QtiFormatException | ClassCastException | NullPointerException | DateTimeException e) {
            throw new IOException("the file " + file + " was not written by a sandbox", e);
        }
    }

    private static String text(Map<String, Object> json, String key) {
        return (String) Objects.requireNonNull(json.get(key), key);
    }

    private static @Nullable Map<String, Object> object(Map<String, Object> json, String key) {
        return Shapes.object(json.get(key));
    }

    private Path file(Stored entity) {
        return root.resolve(FOLDERS.get(entity.kind())).resolve(name(entity.identifier()) + ".json");
    }

    /** Returns a name that no other identifier has, not even where capital and small letters are the same, and that can be recognised. */
    static String name(String identifier) {
        boolean plain = identifier.matches("[a-z0-9][a-z0-9_-]{0,99}");
        if (plain) {
            return identifier;
        }
        String recognisable = identifier.replaceAll("[^A-Za-z0-9_-]", "-");
        return recognisable.substring(0, Math.min(60, recognisable.length())).toLowerCase(Locale.ROOT) + "."
                + Secrets.sha256(identifier);
    }
}

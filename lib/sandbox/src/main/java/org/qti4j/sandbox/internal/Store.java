// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.internal.Documents.Written;

/**
 * Everything that is stored, in memory and, when there is one, in a folder. Thread-safe: reads see the latest version; whoever writes
 * what it has read holds the monitor of the store.
 */
public final class Store implements AutoCloseable {
    private static final int HIDDEN_FOR = 2;
    private static final Map<ApiKind, String> NAMES =
            Map.of(ApiKind.TEST, "Assessment test", ApiKind.ITEM, "Assessment item", ApiKind.STIMULUS, "Stimulus");

    private final Settings settings;
    private final Behaviour behaviour;
    private final Documents documents;
    private final Map<ApiKind, ConcurrentMap<String, Stored>> stored = new EnumMap<>(ApiKind.class);
    private final Map<String, Integer> hidden = new HashMap<>();
    private final @Nullable StoreFolder folder;
    private boolean ignoring;

    Store(Settings settings, Behaviour behaviour, Documents documents) throws IOException {
        this.settings = settings;
        this.behaviour = behaviour;
        this.documents = documents;
        NAMES.keySet().forEach(kind -> stored.put(kind, new ConcurrentHashMap<>()));
        folder = settings.folder() == null ? null : StoreFolder.open(settings.folder());
        if (folder != null) {
            load(folder);
        }
    }

    private void load(StoreFolder from) throws IOException {
        try {
            for (Stored each : from.load()) {
                of(each.kind()).put(each.identifier(), each);
            }
        } catch (IOException e) {
            from.close();
            throw e;
        }
    }

    /** Stores a document from outside of the API, and returns its identifier. */
    public synchronized String put(ApiKind kind, Written document, @Nullable Map<String, Object> metadata) {
        Map<String, Object> api = documents.api(document, kind);
        String identifier = TestShape.identifier(api);
        save(next(kind, identifier, api, document, null, metadata));
        return identifier;
    }

    /** Returns what is stored, or nothing. */
    public Optional<Stored> find(ApiKind kind, String identifier) {
        return Optional.ofNullable(of(kind).get(identifier.strip()));
    }

    /** Returns the identifiers of a kind, sorted. */
    public Set<String> identifiers(ApiKind kind) {
        return new TreeSet<>(of(kind).keySet());
    }

    Collection<Stored> all(ApiKind kind) {
        return List.copyOf(of(kind).values());
    }

    /** Returns what a request asks for, or refuses the request with 404. */
    Stored asked(ApiKind kind, String identifier) {
        Stored found = of(kind).get(identifier.strip());
        if (found == null || isHidden(found)) {
            throw new Refusal(Reply.notFound(kind, NAMES.get(kind) + " not found", identifier));
        }
        return found;
    }

    /** Returns the next version of what is stored, or a first one. */
    Stored next(
            ApiKind kind,
            String identifier,
            Map<String, Object> api,
            Written document,
            @Nullable Map<String, Object> typed,
            @Nullable Map<String, Object> metadata) {
        Instant now = settings.clock().instant();
        Stored before = of(kind).get(identifier);
        return new Stored(
                kind,
                identifier,
                String.valueOf(api.getOrDefault("title", "")),
                document,
                typed,
                metadata,
                documents.isValid(document.xml()),
                before == null ? now : before.created(),
                now,
                before == null ? 0 : before.version() + 1);
    }

    /** Stores it, unless writes are being ignored, and returns it. */
    synchronized Stored save(Stored next) {
        if (!ignoring) {
            if (folder != null) {
                folder.write(next);
            }
            of(next.kind()).put(next.identifier(), next);
        }
        return next;
    }

    /** Stores what a request has created. */
    synchronized Stored create(Stored first) {
        if (!ignoring && behaviour.has(Misbehaviour.NOT_FOUND_AFTER_CREATE)) {
            hidden.put(key(first), HIDDEN_FOR);
        }
        return save(first);
    }

    synchronized void remove(Stored old) {
        if (!ignoring) {
            if (folder != null) {
                folder.delete(old);
            }
            hidden.remove(key(old));
            of(old.kind()).remove(old.identifier());
        }
    }

    /** Does something whose writes have no effect. */
    synchronized <T> T ignoring(Supplier<T> action) {
        ignoring = true;
        try {
            return action.get();
        } finally {
            ignoring = false;
        }
    }

    @Override
    public void close() {
        if (folder != null) {
            folder.close();
        }
    }

    private synchronized boolean isHidden(Stored found) {
        Integer left = hidden.get(key(found));
        if (left == null) {
            return false;
        }
        if (left == 1) {
            hidden.remove(key(found));
        } else {
            hidden.put(key(found), left - 1);
        }
        return true;
    }

    private static String key(Stored entity) {
        return entity.kind() + " " + entity.identifier();
    }

    private ConcurrentMap<String, Stored> of(ApiKind kind) {
        ConcurrentMap<String, Stored> all = stored.get(kind);
        if (all == null) {
            throw new IllegalArgumentException("a " + kind + " is not stored on its own");
        }
        return all;
    }
}

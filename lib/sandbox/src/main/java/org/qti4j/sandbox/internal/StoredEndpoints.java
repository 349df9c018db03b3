// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import org.qti4j.json.ApiKind;

/** What can be done alike with items, tests and stimuli. Thread-safe. */
abstract class StoredEndpoints {
    final Shared shared;
    private final ApiKind kind;

    StoredEndpoints(Shared shared, ApiKind kind) {
        this.shared = shared;
        this.kind = kind;
    }

    final Reply get(String identifier) {
        return answer(200, shared.store().asked(kind, identifier));
    }

    final Reply delete(String identifier) {
        synchronized (shared.store()) {
            shared.store().remove(shared.store().asked(kind, identifier));
            return Reply.empty(204);
        }
    }

    final Reply answer(int status, Stored stored) {
        return Reply.json(status, shared.answers().of(stored));
    }
}

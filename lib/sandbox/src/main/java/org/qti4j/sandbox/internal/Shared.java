// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.time.Instant;
import org.qti4j.sandbox.Misbehaviour;

/** What the endpoints share. */
record Shared(
        Settings settings,
        Behaviour behaviour,
        Documents documents,
        Store store,
        Bodies bodies,
        XmlGate gate,
        Answers answers) {

    static Shared of(Settings settings, Behaviour behaviour, Documents documents, Store store) {
        return new Shared(
                settings,
                behaviour,
                documents,
                store,
                new Bodies(behaviour),
                new XmlGate(settings, behaviour, documents),
                new Answers(documents, behaviour));
    }

    Instant now() {
        return settings.clock().instant();
    }

    /** Refuses an update whose body names another identifier than its path. */
    void checkSame(String inPath, String inBody) {
        if (!inPath.strip().equals(inBody) && !behaviour.has(Misbehaviour.IDENTIFIER_OF_BODY)) {
            throw new Refusal(Reply.badRequest(
                    "Identifier mismatch", "the path names \"" + inPath + "\", the body \"" + inBody + "\""));
        }
    }
}

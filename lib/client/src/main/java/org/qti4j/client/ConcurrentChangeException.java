// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/** Somebody else changed the object between the read and the write of a {@code modify…}. Nothing was sent; modify it again. */
public final class ConcurrentChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was fetched first. */
    private final transient StoredEntity fetched;

    /** What is there now. */
    private final transient StoredEntity current;

    /** Makes the exception. */
    public ConcurrentChangeException(String path, StoredEntity fetched, StoredEntity current) {
        super(path + " was changed by somebody else since it was read: version " + fetched.version() + " of "
                + fetched.updatedAt() + " became version " + current.version() + " of " + current.updatedAt()
                + "; nothing was sent");
        this.fetched = fetched;
        this.current = current;
    }

    /** Returns the object as it was read first; null after serialization. */
    public StoredEntity fetched() {
        return fetched;
    }

    /** Returns the object as it is now; null after serialization. */
    public StoredEntity current() {
        return current;
    }
}

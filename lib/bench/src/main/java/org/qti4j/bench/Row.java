// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

/**
 * One contender.
 *
 * @param name what it is, in the table
 * @param maker makes what one thread needs
 */
record Row(String name, Maker maker) {
    /** Makes the work of one thread, with whatever it keeps between documents. */
    @FunctionalInterface
    interface Maker {
        Work make() throws Exception;
    }

    /** What is measured. */
    @FunctionalInterface
    interface Work {
        /** Does the work for one document; the answer is positive when it was really done, and keeps it from being optimised away. */
        long of(Document document) throws Exception;
    }

    /**
     * Does every document once.
     *
     * @throws IllegalStateException when the work was not done for one of them
     */
    void check(Documents documents) {
        Document at = documents.all().get(0);
        try {
            Work work = maker.make();
            for (Document document : documents.all()) {
                at = document;
                if (work.of(document) <= 0) {
                    throw new IllegalStateException("nothing came out");
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(name + " fails for " + at.name() + ": " + e.getMessage(), e);
        }
    }
}

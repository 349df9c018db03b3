// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** A file of a folder while it is judged: what its rules want to know of the others. For one thread at a time. */
public final class BankFile {
    /** A document that wants to know more is not told: it is made to cost time. */
    private static final int MOST_LOOKS = 200_000;

    private final Bank bank;
    private final Path file;
    private final Path directory;
    private int looks;
    private @Nullable Claim claim;

    /** That a document has an identifier which no other document of its kind should have. */
    record Claim(String kind, String identifier, Location place) {}

    /**
     * Begins with a file.
     *
     * @param path the file as it was found in the folder
     * @param file the file without links
     */
    BankFile(Bank bank, Path path, Path file) {
        this.bank = bank;
        this.file = file;
        this.directory = bank.directoryOf(path);
    }

    Bank bank() {
        return bank;
    }

    /** Returns the file's name in the folder. */
    String name() {
        return bank.name(file);
    }

    /** Returns where the {@code href} of an element leads. */
    Target target(SourceElement element) {
        String href = element.attribute("href");
        if (href == null || ++looks > MOST_LOOKS) {
            return Target.UNKNOWN;
        }
        Target target = bank.find(directory, Hrefs.base(element), href);
        return target == null ? Target.UNKNOWN : target;
    }

    /** Returns what is known of a file that was found. */
    Summary summary(Path target) {
        return bank.summary(target);
    }

    /** Returns what is known of the document that an element refers to. */
    Summary summary(SourceElement reference) {
        Path target = target(reference).file();
        return target == null ? Summary.UNKNOWN : bank.summary(target);
    }

    /** Tells whether no test of the folder refers to this file. */
    boolean isUnused() {
        return bank.uses().isUnused(file);
    }

    /** Says that the document has an identifier. Whether it had one first is known when those before it are done. */
    void claims(SourceElement root, String identifier) {
        this.claim = new Claim(root.name(), identifier, root.location());
    }

    @Nullable
    Claim claim() {
        return claim;
    }

    /** Returns the name of a file for messages. */
    static String shown(String name) {
        return name.length() <= 200 ? '"' + name + '"' : Words.quoted("…" + name.substring(name.length() - 50));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.FileReport.Kind;
import org.qti4j.rules.internal.files.FileKind;
import org.qti4j.rules.internal.files.Walk;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.xml.internal.shared.FileFormat;

/** Which files the tests and sections of a folder refer to. Does not change once it is made. */
final class Uses {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final Bank bank;
    /** Hashes of names: that two have the same only keeps an unused item from being named. */
    private long[] used = new long[64];

    private int count;
    private boolean hasTest;
    private boolean complete = true;

    private Uses(Bank bank) {
        this.bank = bank;
    }

    /** Goes over the folder. */
    static Uses of(Bank bank) {
        Uses uses = new Uses(bank);
        Walk files = new Walk(List.of(bank.folder()));
        while (uses.complete && files.hasNext()) {
            // The run is being ended; nobody will read the report.
            if (Thread.currentThread().isInterrupted()) {
                uses.complete = false;
                break;
            }
            Walk.Entry entry = files.next();
            try {
                if (entry.problem() == null) {
                    uses.read(entry.path());
                }
            } catch (IOException e) {
                uses.complete = false;
            }
        }
        uses.sort();
        return uses;
    }

    /** Tells whether the folder has a test and it is certain that no test or section of the folder refers to a file. */
    boolean isUnused(Path file) {
        return complete && hasTest && Arrays.binarySearch(used, 0, count, hash(bank.name(file))) < 0;
    }

    private void read(Path path) throws IOException {
        Path file = bank.inside(path);
        if (file == null) {
            return;
        }
        if (FileFormat.ofName(path.toString()) == FileFormat.JSON && FileKind.of(file) == Kind.OTHER) {
            return;
        }
        if (!QuickScan.read(file, new References(bank.directoryOf(path)))) {
            // What cannot be read may be a test.
            complete = false;
        }
    }

    private void add(Path directory, @Nullable URI base, String href) {
        Target target = bank.find(directory, base, href);
        if (target == null) {
            // An item may also be called by an address that is not a path.
            complete = false;
        } else if (target.file() != null) {
            if (count == used.length) {
                sort();
                if (count > used.length / 2) {
                    used = Arrays.copyOf(used, used.length * 2);
                }
            }
            used[count++] = hash(bank.name(target.file()));
        }
    }

    private void sort() {
        Arrays.sort(used, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || used[i] != used[i - 1]) {
                used[kept++] = used[i];
            }
        }
        count = kept;
    }

    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }

    /** Takes the references of a document that is not an item or a stimulus. */
    private final class References extends QuickScan.Tags {
        private final Path directory;
        private final Deque<Optional<URI>> bases = new ArrayDeque<>();

        References(Path directory) {
            this.directory = directory;
            bases.push(Optional.of(Hrefs.HERE));
        }

        @Override
        boolean start(XMLStreamReader reader, int level) {
            String name = reader.getLocalName();
            if (level == 1) {
                if (!SourceElement.QTI.equals(reader.getNamespaceURI())
                        || name.equals("qti-assessment-item")
                        || name.equals("qti-assessment-stimulus")) {
                    return false;
                }
                hasTest |= name.equals("qti-assessment-test");
            }
            URI base = Hrefs.base(bases.element().orElse(null), reader.getAttributeValue(XML, "base"));
            bases.push(Optional.ofNullable(base));
            if (name.equals("qti-assessment-item-ref") || name.equals("include")) {
                String href = reader.getAttributeValue(null, "href");
                if (href != null) {
                    add(directory, base, href);
                }
            }
            return true;
        }

        @Override
        void end() {
            bases.pop();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.qti4j.rules.internal.text.DocumentText;

/** An XML file after remedies were applied to its text; the file itself is not changed. Immutable. */
public final class FixedFile {
    private static final long LARGEST = 64_000_000;

    private final DocumentText before;
    private final Fixed fixed;

    private FixedFile(DocumentText before, Fixed fixed) {
        this.before = before;
        this.fixed = fixed;
    }

    /**
     * Applies all certain remedies to the text of a file, as {@link QtiValidator#fix}.
     *
     * @throws IOException when the file cannot be read, is larger than 64 MB, or is not text in the encoding that it names
     */
    public static FixedFile of(Path file, QtiValidator validator) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is too large to be mended: it has more than " + LARGEST + " bytes");
        }
        DocumentText text = DocumentText.of(Files.readAllBytes(file));
        if (text == null) {
            throw new IOException(file + " is not text in the encoding that it names");
        }
        return new FixedFile(text, validator.fix(text.text()));
    }

    /** Returns the text of the file as it is, without byte order mark. */
    public String before() {
        return before.text();
    }

    /** Returns what came of it. */
    public Fixed fixed() {
        return fixed;
    }

    /**
     * Writes the new text in the encoding of the file, with its byte order mark when it has one. The stream is not closed.
     *
     * @throws IOException when the encoding has no bytes for a character of the new text, or they cannot be written
     */
    public void write(OutputStream out) throws IOException {
        before.write(fixed.text(), Objects.requireNonNull(out, "out"));
    }
}

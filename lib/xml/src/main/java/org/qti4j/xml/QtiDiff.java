// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;
import org.qti4j.xml.internal.diff.Node;
import org.qti4j.xml.internal.diff.TreeBuilder;
import org.qti4j.xml.internal.diff.TreeComparison;

/**
 * Tells what two QTI documents say differently. Immutable and thread-safe: make one and share it.
 *
 * <pre>{@code
 * QtiDifferences found = QtiDiff.create().compare(before, after);
 * found.forEach(System.out::println);
 * }</pre>
 *
 * <p>Compared are elements, attributes, texts, comments and processing instructions with their namespaces and their order. No difference
 * make prefixes (also those inside values that are qualified names), the order of attributes, {@code xsi:*} attributes, CDATA marks, the
 * encoding, and blanks where the schema allows elements only. Documents need not be valid, only well-formed.
 *
 * <p>Something that was added, taken away or moved is one difference, whatever it holds and whatever follows it: children are brought
 * together by their content, their {@code identifier} and their likeness. Every difference is one; that they are the fewest possible
 * is not promised, least of all for thousands of children that are all alike. Time and memory grow with the size of the documents
 * and little more.
 *
 * <p>What a document may cost is limited by {@link XmlLimits}; its number of findings is also that of differences. Streams are read to the
 * end, A before B, and never closed here.
 */
public final class QtiDiff {
    /** How messages call the first document when it has no file name. */
    private static final String A = "A";
    /** How messages call the second document when it has no file name. */
    private static final String B = "B";

    private final XmlLimits limits;
    private final boolean comments;
    private final boolean typed;
    private final boolean defaults;
    private final SecureStax stax;

    private QtiDiff(Builder builder) {
        this.limits = builder.limits;
        this.comments = builder.comments;
        this.typed = builder.typed;
        this.defaults = builder.defaults;
        this.stax = new SecureStax(limits);
    }

    /** Returns the comparison for which every character of a value counts, comments count, and defaults are not known. */
    public static QtiDiff create() {
        return builder().build();
    }

    /** Returns a builder for other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The settings of a {@link QtiDiff}. Not thread-safe. */
    public static final class Builder {
        private XmlLimits limits = XmlLimits.defaults();
        private boolean comments = true;
        private boolean typed;
        private boolean defaults;

        private Builder() {}

        /** Leaves comments and processing instructions out of the comparison. */
        public Builder ignoreComments() {
            this.comments = false;
            return this;
        }

        /**
         * Compares numbers, truth values, lists and other typed values by what they mean: {@code 01} is {@code 1}, {@code 1} is
         * {@code true} where the schema says boolean, and blanks count only where the datatype keeps them.
         */
        public Builder typedValues() {
            this.typed = true;
            return this;
        }

        /** Takes an attribute that is absent for one with the default of the schema, where there is one. */
        public Builder withDefaults() {
            this.defaults = true;
            return this;
        }

        /** Sets what a document may cost and how many differences are looked for. */
        public Builder limits(XmlLimits newLimits) {
            this.limits = Objects.requireNonNull(newLimits, "limits");
            return this;
        }

        /** Returns the comparison. */
        public QtiDiff build() {
            return new QtiDiff(this);
        }
    }

    /**
     * Compares two documents.
     *
     * @throws QtiFormatException when one of them is not well-formed, with findings of both; their source is {@code A} or {@code B}
     */
    public QtiDifferences compare(String a, String b) {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        try {
            return compare(new Document(A, XmlInput.of(stax, a)), new Document(B, XmlInput.of(stax, b)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares the documents in two files.
     *
     * @throws IOException when a file cannot be read
     * @throws QtiFormatException when one of them is not well-formed, with findings of both; their source is the path
     */
    public QtiDifferences compare(Path a, Path b) throws IOException {
        try (InputStream first = new BufferedInputStream(Files.newInputStream(a));
                InputStream second = new BufferedInputStream(Files.newInputStream(b))) {
            return compare(document(a.toString(), first), document(b.toString(), second));
        }
    }

    /**
     * Compares two documents in any encoding.
     *
     * @throws IOException when the bytes cannot be had
     * @throws QtiFormatException as {@link #compare(String, String)}
     */
    public QtiDifferences compare(InputStream a, InputStream b) throws IOException {
        return compare(document(A, Objects.requireNonNull(a, "a")), document(B, Objects.requireNonNull(b, "b")));
    }

    /** Compares two elements with all that is in them. Lines are those of the text that {@link QtiXml#writeToString} gives. */
    public QtiDifferences compare(QtiElement a, QtiElement b) {
        QtiXml xml = QtiXml.create();
        return compare(xml.writeToString(a), xml.writeToString(b));
    }

    /** A document that is still to be read. */
    private record Document(String name, XmlInput input) {}

    private Document document(String name, InputStream bytes) {
        return new Document(name, XmlInput.once(stax, bytes));
    }

    private QtiDifferences compare(Document a, Document b) throws IOException {
        List<Diagnostic> unreadable = new ArrayList<>();
        Node first = read(a, unreadable);
        Node second = read(b, unreadable);
        new Diagnostics(unreadable).throwIfErrors();
        return TreeComparison.compare(first, a.name(), second, b.name(), limits.findings());
    }

    private Node read(Document document, List<Diagnostic> unreadable) throws IOException {
        TreeBuilder tree = new TreeBuilder(comments, typed, defaults);
        try {
            Diagnostic fault = document.input().run(List.of(tree));
            if (fault != null) {
                unreadable.add(fault.at(fault.location().withSource(document.name())));
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return tree.document();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.util.List;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.rules.internal.bank.BankFile;
import org.qti4j.rules.internal.text.DocumentText;
import org.qti4j.rules.internal.text.SourceText;
import org.qti4j.rules.source.SourceBuilder;
import org.qti4j.rules.source.SourceDocument.Form;
import org.qti4j.xml.QtiSchema;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.Heads;
import org.qti4j.xml.internal.JoinedReader;
import org.qti4j.xml.internal.SchemaAccess;
import org.qti4j.xml.internal.SchemaJudge;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlInput;

/** Judges one XML document at a time: that it is well-formed, by the schema, by rules. Immutable. */
public final class Judgement {
    /** Longer documents are not kept for places of attributes and remedies. */
    private static final int KEPT = 64_000_000;

    private final RuleRun rules;
    private final SecureStax stax;
    private final SchemaJudge schema;

    /** Makes a judge with these rules. */
    public Judgement(RuleRun rules, QtiSchema schema, XmlLimits limits) {
        this.rules = rules;
        this.stax = new SecureStax(limits);
        this.schema = new SchemaJudge(SchemaAccess.validators(schema), limits.findings());
    }

    private Judgement(Judgement other, RuleRun rules) {
        this.rules = rules;
        this.stax = other.stax;
        this.schema = other.schema;
    }

    /** Returns this judge for one file of a folder; for any other document when there is none. */
    public Judgement in(@Nullable BankFile file) {
        return file == null ? this : new Judgement(this, rules.in(file));
    }

    /** Judges a text. */
    public Diagnostics text(String xml, Form form) throws IOException {
        return judge(
                XmlInput.of(stax, xml),
                new SourceBuilder(form, null),
                () -> form == Form.XML ? new SourceText(xml) : null);
    }

    /** Judges a text that stands for something else, so that its own places do not matter. */
    Diagnostics text(String xml, SourceBuilder builder, boolean bySchema) throws IOException {
        return judge(XmlInput.of(stax, xml), builder, () -> null, bySchema);
    }

    /** Judges bytes; the stream is not closed. */
    public Diagnostics bytes(InputStream xml) throws IOException {
        byte[] head = Heads.of(xml, KEPT);
        if (head.length < KEPT) {
            return bytes(head);
        }
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), xml);
        return judge(XmlInput.once(stax, all), new SourceBuilder(), () -> null);
    }

    /** Judges bytes. */
    public Diagnostics bytes(byte[] xml) throws IOException {
        return judge(XmlInput.of(stax, xml), new SourceBuilder(), () -> {
            // Decoded when there is something to be looked up in it, which is not so for a good document.
            DocumentText text = DocumentText.of(xml);
            return text == null ? null : new SourceText(text.text());
        });
    }

    /** Judges characters; the reader is not closed. */
    public Diagnostics characters(Reader xml) throws IOException {
        String head = Heads.of(xml, KEPT + 1);
        if (head.length() <= KEPT) {
            return text(head, Form.XML);
        }
        Reader all = new JoinedReader(new StringReader(head), xml);
        return judge(XmlInput.once(stax, all), new SourceBuilder(), () -> null);
    }

    /** Judges what a reader gives, which stands at the start. */
    public Diagnostics events(XMLStreamReader reader, SourceBuilder builder) throws IOException {
        return judge(XmlInput.of(reader), builder, () -> null);
    }

    private Diagnostics judge(XmlInput input, SourceBuilder builder, Supplier<@Nullable SourceText> text)
            throws IOException {
        return judge(input, builder, text, true);
    }

    private Diagnostics judge(
            XmlInput input, SourceBuilder builder, Supplier<@Nullable SourceText> text, boolean bySchema)
            throws IOException {
        TreeEvents tree = new TreeEvents(builder);
        try {
            SchemaJudge.Judged judged = bySchema
                    ? schema.judge(input, List.of(tree), null)
                    : new SchemaJudge.Judged(List.of(), input.run(List.of(tree)));
            return new Findings(judged.findings(), judged.unreadable(), tree.document(), text).with(rules);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}

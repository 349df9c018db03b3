// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.source.SourceBuilder;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.xml.QtiSchema;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SchemaAccess;
import org.qti4j.xml.internal.SchemaCheck;
import org.qti4j.xml.internal.SecureStax;
import org.qti4j.xml.internal.XmlPass;

/** One document before schema and rules. */
public final class Judgement {
    private final RuleRun rules;
    private final XmlLimits limits = XmlLimits.defaults();
    private final SecureStax stax = new SecureStax(limits);
    private final QtiSchema schema = QtiSchema.bundled();

    /** Makes a judge with these rules. */
    public Judgement(RuleRun rules) {
        this.rules = rules;
    }

    /** Judges XML. */
    public Diagnostics xml(Reader text) throws IOException {
        SourceBuilder builder = new SourceBuilder();
        List<Diagnostic> all;
        Diagnostic unreadable;
        try (SchemaCheck check = new SchemaCheck(SchemaAccess.validators(schema), limits.findings())) {
            unreadable = XmlPass.run(() -> stax.reader(text), List.of(check, new TreeEvents(builder)));
            all = new ArrayList<>(check.findings());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        if (unreadable == null) {
            for (RuleRun.Found found : rules.look(builder.document())) {
                all.add(Diagnostic.of(found.severity(), found.rule().info().id(), found.message(), place(found)));
            }
        } else {
            all.add(unreadable);
        }
        all.sort(Diagnostic.BY_PLACE);
        return new Diagnostics(all);
    }

    private static Location place(RuleRun.Found found) {
        SourceElement element = found.element();
        if (element == null) {
            return Location.unknown().withPointer(found.pointer());
        }
        Location at = element.location();
        @Nullable String attribute = found.attribute();
        return attribute == null ? at : at.withPath(at.path() + "/@" + attribute);
    }
}

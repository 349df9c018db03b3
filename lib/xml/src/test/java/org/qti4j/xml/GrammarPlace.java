// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.testkit.Infosets;

/** Tells the comparison of infosets where the schema allows elements only. */
record GrammarPlace(@Nullable ElementType type, boolean document) implements Infosets.Place {
    static final GrammarPlace DOCUMENT = new GrammarPlace(null, true);

    static List<String> infoset(byte[] xml) {
        return Infosets.of(xml, DOCUMENT);
    }

    static List<String> infoset(String xml) {
        return Infosets.of(xml, DOCUMENT);
    }

    @Override
    public Infosets.Place child(QName name) {
        ElementDeclaration declared =
                type == null ? null : type.content().element(name.getNamespaceURI(), name.getLocalPart());
        if (declared == null) {
            declared = QtiGrammar.get().root(name);
        }
        return new GrammarPlace(declared == null ? null : declared.type(), false);
    }

    @Override
    public boolean elementsOnly() {
        return type != null && type.contentKind() == ContentKind.ELEMENTS;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import com.sun.codemodel.fmt.JBinaryFile;
import com.sun.tools.xjc.Options;
import com.sun.tools.xjc.Plugin;
import com.sun.tools.xjc.outline.Outline;
import java.io.IOException;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * {@code -Xqti}: gives the classes that XJC has named the members an author expects, and writes the grammar tables beside them.
 *
 * <p>XJC's own members are replaced, not amended, because its bindings drop what this model must keep: the text of a value, the base
 * class of mixed types, the direct use of element classes in mixed content.
 */
public final class QtiPlugin extends Plugin {
    /** The package of the generated model classes. */
    static final String MODEL_PACKAGE = "org.qti4j.model";

    /** The package of {@code QtiGrammar}, beside which the tables are stored. */
    private static final String GRAMMAR_PACKAGE = "org.qti4j.model.grammar";

    /** Made for XJC's service lookup. */
    public QtiPlugin() {}

    @Override
    public String getOptionName() {
        return "Xqti";
    }

    @Override
    public String getUsage() {
        return "  -Xqti : direct model classes and grammar tables for QTI";
    }

    @Override
    public boolean run(Outline outline, Options options, ErrorHandler errors) throws SAXException {
        ModelEmitter emitter = new ModelEmitter(outline);
        emitter.emit();
        try {
            JBinaryFile tables = new JBinaryFile("qti-grammar.bin");
            tables.getDataStore()
                    .write(new GrammarTables(outline.getModel().schemaComponent, emitter::className).write());
            outline.getCodeModel()._package(GRAMMAR_PACKAGE).addResourceFile(tables);
        } catch (IOException e) {
            errors.fatalError(new SAXParseException("cannot write the grammar tables", null, e));
        }
        return true;
    }
}

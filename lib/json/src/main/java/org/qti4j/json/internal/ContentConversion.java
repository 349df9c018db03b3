// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.util.List;
import org.qti4j.json.ContentJson;
import org.qti4j.json.LossReport;

/** Form CONTENT on texts. */
public final class ContentConversion {
    private ContentConversion() {}

    /** Returns the content tree of a document. */
    public static ContentJson toContent(JsonStax.XmlSource source) throws IOException {
        ContentTree tree = new ContentTree();
        source.pass(List.of(tree));
        return new ContentJson(tree.document(), new LossReport(tree.losses()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.qti4j.json.internal.SchemaDocument;

/**
 * The JSON Schema (draft 2020-12) of form {@link JsonForm#QTI}, for editors, code generators and services that know JSON only. It is made
 * from {@code QtiGrammar} by the same table that the conversions use, when it is first asked for; the text is the same each time.
 *
 * <p>Every document that the library makes from a valid XML document is valid by it. What it refuses is not of the form, or not valid QTI:
 * it knows the names and kinds of all members, which attributes and children must be there, enumerated values, and what open places take.
 * It does not know the order of children, how often they may occur, the syntax of other values, and references; {@link QtiJson#validate}
 * knows all of that. The member {@code _more} is refused, because only documents that are not valid have it.
 *
 * <p>Stateless and thread-safe.
 */
public final class QtiJsonSchema {
    /** The {@code $id} of the schema. It is a name, not an address from which the schema would have to be fetched. */
    public static final String ID = SchemaDocument.ID;

    private QtiJsonSchema() {}

    /** Returns the schema: one object, with a line for each definition and a line feed at the end. */
    public static String text() {
        return Holder.TEXT;
    }

    /**
     * Writes the schema in UTF-8. The stream is not closed.
     *
     * @throws IOException when the bytes cannot be written
     */
    public static void writeTo(OutputStream out) throws IOException {
        out.write(text().getBytes(StandardCharsets.UTF_8));
    }

    private static final class Holder {
        static final String TEXT = SchemaDocument.write();
    }
}

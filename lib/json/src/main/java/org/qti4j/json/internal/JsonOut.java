// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;

/** Where form QTI is written to, token by token. The tokens must be in an order that JSON has: it is not checked. */
interface JsonOut {
    /** Begins an object. */
    void startObject() throws IOException;

    /** Ends an object. */
    void endObject() throws IOException;

    /** Begins an array. */
    void startArray() throws IOException;

    /** Ends an array. */
    void endArray() throws IOException;

    /** Writes a name that is known already, and so may be encoded already. */
    void name(SerializableString name) throws IOException;

    /** Writes any name. */
    void name(String name) throws IOException;

    /** Writes a string. */
    void string(String value) throws IOException;

    /** Writes a string. */
    void string(char[] chars, int start, int length) throws IOException;

    /** Writes a number so that the same characters come back. */
    void number(String literal) throws IOException;

    /** Writes true or false. */
    void bool(boolean value) throws IOException;
}

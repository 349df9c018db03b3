// SPDX-License-Identifier: Apache-2.0
// The module that the internal package is exported to is compiled after this one.
/** The JSON forms of QTI, open JSON with exact numbers, and the payloads of the update endpoints. */
@SuppressWarnings("module")
module org.qti4j.json {
    requires transitive org.qti4j.model;
    requires transitive org.qti4j.xml;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.jsoup;

    exports org.qti4j.json;
    exports org.qti4j.json.api;
    exports org.qti4j.json.internal to
            org.qti4j.jackson,
            org.qti4j.rules;
}

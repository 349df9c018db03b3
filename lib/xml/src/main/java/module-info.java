// SPDX-License-Identifier: Apache-2.0
// The modules that internal packages are exported to are compiled after this one.
/** Reads, writes and validates QTI XML, offline. */
@SuppressWarnings("module")
module org.qti4j.xml {
    requires transitive org.qti4j.model;
    requires com.ctc.wstx;
    requires org.codehaus.stax2;
    requires static transitive org.jspecify;

    exports org.qti4j.xml;
    exports org.qti4j.xml.internal to
            org.qti4j.json,
            org.qti4j.jackson,
            org.qti4j.rules;
    exports org.qti4j.xml.internal.shared to
            org.qti4j.rules,
            org.qti4j.sandbox,
            org.qti4j.cli;
}

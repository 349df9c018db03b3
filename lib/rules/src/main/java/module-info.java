// SPDX-License-Identifier: Apache-2.0
/** Rules that the schema of QTI cannot say, profiles of them, and reports. */
module org.qti4j.rules {
    requires transitive org.qti4j.model;
    requires transitive org.qti4j.xml;
    requires transitive org.qti4j.json;
    requires java.xml;
    requires org.codehaus.stax2;
    requires static transitive org.jspecify;

    exports org.qti4j.rules;
    exports org.qti4j.rules.report;
    exports org.qti4j.rules.source;
}

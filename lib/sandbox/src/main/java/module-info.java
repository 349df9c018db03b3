// SPDX-License-Identifier: Apache-2.0
/** The QTI API on loopback, for demos and tests. */
module org.qti4j.sandbox {
    requires transitive org.qti4j.json;
    requires static transitive org.jspecify;
    requires jdk.httpserver;
    requires org.qti4j.model;
    requires org.qti4j.xml;
    requires java.xml;

    exports org.qti4j.sandbox;
}

// SPDX-License-Identifier: Apache-2.0
/** Sends QTI to the update endpoints of the QTI API. */
module org.qti4j.client {
    requires transitive java.net.http;
    requires transitive org.qti4j.json;
    requires static transitive org.jspecify;
    requires transitive org.qti4j.model;
    requires java.xml;
    requires org.qti4j.rules;
    requires org.qti4j.xml;

    exports org.qti4j.client;
    exports org.qti4j.client.bulk;
}

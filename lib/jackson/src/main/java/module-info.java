// SPDX-License-Identifier: Apache-2.0
/** QTI model types inside the objects that Jackson's mappers read and write. */
module org.qti4j.jackson {
    requires transitive org.qti4j.model;
    requires transitive org.qti4j.xml;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive com.fasterxml.jackson.dataformat.xml;
    requires static transitive org.jspecify;
    requires org.qti4j.json;
    requires com.ctc.wstx;
    requires org.codehaus.stax2;

    exports org.qti4j.jackson;
}

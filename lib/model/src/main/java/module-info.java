// SPDX-License-Identifier: Apache-2.0
/** The QTI 3.0 model classes, the grammar tables and the diagnostics. */
module org.qti4j.model {
    requires transitive jakarta.xml.bind;
    requires transitive java.xml;
    requires static transitive org.jspecify;

    exports org.qti4j.model;
    exports org.qti4j.model.diagnostic;
    exports org.qti4j.model.grammar;
    exports org.qti4j.model.ssml;
    exports org.qti4j.model.xinclude;

    // A JAXB runtime reads and writes the members of the classes by reflection.
    opens org.qti4j.model;
    opens org.qti4j.model.ssml;
    opens org.qti4j.model.xinclude;
}

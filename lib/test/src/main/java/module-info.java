// SPDX-License-Identifier: Apache-2.0
/** For the tests of users: a JUnit 5 extension that runs the sandbox, and assertions about QTI. */
module org.qti4j.test {
    requires transitive org.qti4j.client;
    requires transitive org.qti4j.sandbox;
    requires transitive org.qti4j.xml;
    requires static transitive org.assertj.core;
    requires static transitive org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires org.qti4j.json;
    requires org.qti4j.model;

    exports org.qti4j.test;
}

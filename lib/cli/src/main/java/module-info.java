// SPDX-License-Identifier: Apache-2.0
/** The command {@code qti}. */
module org.qti4j.cli {
    requires org.qti4j.client;
    requires org.qti4j.json;
    requires org.qti4j.rules;
    requires org.qti4j.sandbox;
    requires org.qti4j.xml;
    requires com.ctc.wstx;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires org.codehaus.stax2;
    requires static org.jspecify;

    exports org.qti4j.cli;

    // The options of the commands are set by reflection.
    opens org.qti4j.cli.internal to
            info.picocli;
}

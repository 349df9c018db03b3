// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import java.nio.file.Path;
import org.qti4j.model.QtiElement;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.xml.QtiXml;

/** Assertions about QTI documents and about what a sandbox was asked and holds. Stateless. */
public final class QtiAssertions {
    private QtiAssertions() {}

    /** Starts assertions about a document, XML or JSON in form QTI or API. */
    public static QtiAssert assertThatQti(String document) {
        return new QtiAssert(document);
    }

    /**
     * Starts assertions about the document in a file, XML or JSON.
     *
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    public static QtiAssert assertThatQti(Path file) {
        return new QtiAssert(Documents.text(file)).as(file.toString());
    }

    /** Starts assertions about model objects, as the XML that is written of them. */
    public static QtiAssert assertThatQti(QtiElement element) {
        return new QtiAssert(QtiXml.create().writeToString(element));
    }

    /** Starts assertions about what a sandbox was asked and holds. */
    public static SandboxAssert assertThatSandbox(QtiSandbox sandbox) {
        return new SandboxAssert(sandbox);
    }
}

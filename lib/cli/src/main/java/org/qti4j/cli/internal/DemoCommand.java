// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.concurrent.Callable;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;

/** {@code qti demo}. */
@Command(
        name = "demo",
        sortOptions = false,
        description =
                "Shows the main job on bundled documents: validate, convert, send to a service inside this command,"
                        + " read back. Nothing leaves this machine.")
final class DemoCommand implements Callable<Integer> {
    private final Session session;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DemoReport report = new DemoReport(session);
        DemoDocuments documents = new DemoDocuments(report);
        report.title("Validate, offline, by the bundled schema");
        documents.validate(DemoData.testName(), DemoData.test());
        documents.validate(DemoData.itemName(), DemoData.item());
        report.title("What a broken copy gets");
        documents.showBroken(
                DemoData.testName(), DemoData.test(), "navigation-mode=\"linear\"", "navigation-mode=\"lineal\"");
        documents.showBroken(
                DemoData.itemName(),
                DemoData.item(),
                "<qti-prompt>What is half of three quarters?</qti-prompt>",
                "<qti-propmt/>");
        report.title("Convert XML to the API's JSON and back");
        documents.convert(DemoData.testName(), DemoData.test());
        documents.convert(DemoData.itemName(), DemoData.item());
        try (QtiSandbox sandbox = QtiSandbox.start()) {
            report.title("Send to the sandbox at " + sandbox.baseUrl());
            new DemoUpdates(report, sandbox).run();
        }
        return report.end();
    }
}

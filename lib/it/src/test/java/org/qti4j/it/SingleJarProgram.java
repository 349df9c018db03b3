// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.QtiClient;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.model.AssessmentItem;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.xml.QtiXml;

/** Uses every part of the library on a thread of the common pool. Public, because a launcher starts it. */
public final class SingleJarProgram {
    private SingleJarProgram() {}

    /** Takes the path of an item. */
    public static void main(String[] args) throws Exception {
        String xml = Files.readString(Path.of(args[0]));
        onCommonPool("no loader", null, xml);
        onCommonPool("system loader", ClassLoader.getSystemClassLoader(), xml);
    }

    private static void onCommonPool(String name, @Nullable ClassLoader context, String xml) throws Exception {
        ForkJoinPool.commonPool()
                .submit(() -> {
                    Thread thread = Thread.currentThread();
                    ClassLoader before = thread.getContextClassLoader();
                    thread.setContextClassLoader(context);
                    try {
                        work(xml);
                    } finally {
                        thread.setContextClassLoader(before);
                    }
                    return null;
                })
                .get();
        System.out.println(name + ": ok");
    }

    private static void work(String xml) throws Exception {
        QtiXml qti = QtiXml.create();
        QtiJson json = QtiJson.create();
        qti.validate(new ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .throwIfErrors();
        AssessmentItem item = qti.read(xml, AssessmentItem.class);
        String text = json.xmlToJson(xml, JsonForm.QTI).text();
        check(json.read(text, AssessmentItem.class).equals(item), "JSON");
        check(qti.read(qti.writeToString(item), AssessmentItem.class).equals(item), "XML");
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = QtiClient.builder(sandbox.baseUrl())
                        .clientCredentials(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret())
                        .build()) {
            Map<String, Object> metadata = Map.of("grade", "5");
            check(
                    metadata.equals(client.updateAssessmentItemMetadata(
                                    ItemEnvelope.xml(xml).withMetadata(metadata))
                            .metadata()),
                    "update");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what + " is not the same");
        }
    }
}

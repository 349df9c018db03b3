// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import java.util.Map;
import org.qti4j.client.QtiClient;
import org.qti4j.model.ChoiceInteraction;

/** The program that the examples test. */
final class Publisher {
    private final QtiClient client;

    Publisher(QtiClient client) {
        this.client = client;
    }

    void rename(String item, String title) {
        client.modifyItem(item, edit -> edit.item().setTitle(title)).proven();
    }

    void shuffle(String item) {
        client.modifyItem(
                        item,
                        edit -> edit.item()
                                .descendants(ChoiceInteraction.class)
                                .forEach(interaction -> interaction.setShuffle(true)))
                .proven();
    }

    void grade(String test, String grade) {
        client.updateAssessmentTestMetadata(test, Map.of("grade", grade));
    }
}

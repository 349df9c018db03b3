// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qti4j.testkit.TestData;

/** What form API cannot hold is named, of documents that are not valid too. */
class ApiLossTest {
    @Test
    void namesTheThirdSetOfAMatchInteraction() {
        ApiJson api = QtiJson.create().xmlToApi(TestData.text("items/invalid-schema/match-with-three-sets.xml"));
        assertThat(api.losses().losses()).anySatisfy(loss -> {
            assertThat(loss.message()).contains("qti-simple-match-set");
            assertThat(loss.location().path()).endsWith("/qti-simple-match-set[3]");
            assertThat(loss.location().line()).isEqualTo(7);
        });
    }
}

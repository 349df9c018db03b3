// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.Map;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.LossSink;

/** Stimuli. */
final class StimulusForm {
    private StimulusForm() {}

    static void toQti(ApiObject from, ElementTree to) {
        throw new UnsupportedOperationException();
    }

    static void toApi(ElementView from, Map<String, Object> to, LossSink losses) {
        throw new UnsupportedOperationException();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.LossSink;

/** Items. */
record ItemForm(UnaryOperator<String> stimulusHref) {
    void toQti(ApiObject from, ElementTree to) {
        throw new UnsupportedOperationException();
    }

    void toApi(ElementView from, Map<String, Object> to, LossSink losses) {
        throw new UnsupportedOperationException();
    }
}

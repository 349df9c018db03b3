// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.ValueCheck;

/** The media types that an upload takes: an array in the API, a list with blanks in QTI. Some write it beside the structure of the question. */
final class UploadPart implements Part {
    private static final String KEY = "allowedTypes";

    @Override
    public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
        ApiObject from = structure.has(KEY) ? structure : interaction;
        if (!from.has(KEY)) {
            return;
        }
        Object given = from.take(KEY);
        List<Object> types = JsonValues.array(given);
        if (types == null || !types.stream().allMatch(String.class::isInstance)) {
            from.wrongKind(KEY, "an array of strings", given);
            return;
        }
        String joined = String.join(" ", types.stream().map(String.class::cast).toList());
        var declared = to.type().attributeByKey("type");
        String problem = declared == null || joined.isEmpty() ? null : ValueCheck.problem(declared.type(), joined);
        if (problem != null) {
            from.findings().warning(Findings.BESIDE, KEY + " " + problem + "; it travels beside", from.pointer(KEY));
        } else if (!joined.isEmpty()) {
            to.set("type", joined);
        }
    }

    @Override
    public void toApi(
            ElementView from, Map<String, Object> interaction, Map<String, Object> structure, ItemContext context) {
        String types = from.takeText("type");
        if (types != null) {
            List<Object> list = new ArrayList<>(List.of(types.strip().split("[ \\t\\r\\n]+")));
            structure.put(KEY, list);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import java.util.Map;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.internal.Documents;

/** Documents whose only element holds the JSON itself, so that the endpoints can be tested apart from the conversions. */
class JsonInXml implements Documents {
    static String xml(ApiKind kind, String json) {
        return "<" + kind + "><![CDATA[" + json + "]]></" + kind + ">";
    }

    @Override
    public Map<String, Object> api(Written document, ApiKind kind) {
        String xml = document.xml();
        String start = "<" + kind + "><![CDATA[";
        int from = xml.indexOf(start);
        if (from < 0) {
            throw new QtiFormatException(Diagnostic.error("xml-not-well-formed", "no " + kind, Location.of(1, 1)));
        }
        return Json.readObject(xml.substring(from + start.length(), xml.indexOf("]]>")));
    }

    @Override
    public Written document(Map<String, Object> api, ApiKind kind) {
        if (!api.containsKey("title")) {
            throw new QtiFormatException(Diagnostic.error("json-missing-key", "no title", Location.unknown()));
        }
        return new Written(xml(kind, Json.write(api)), Map.of());
    }

    @Override
    public Map<String, Object> content(String xml) {
        return Map.of("qti-assessment-test", Map.of("_attributes", Map.of("identifier", "x")));
    }

    @Override
    public boolean isValid(String xml) {
        return !xml.contains("invalid");
    }
}

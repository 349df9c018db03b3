// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qti4j.json.Conversion;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.LossReport;
import org.qti4j.json.QtiJson;
import org.qti4j.json.QtiJson.Converted;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.xml.QtiXml;

/** Documents of either kind, and what can be made of them. */
final class Documents {
    private static final Pattern ENCODING =
            Pattern.compile("\\A<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final QtiXml XML = QtiXml.create();
    private static final QtiJson JSON = QtiJson.create();

    private Documents() {}

    static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /** Returns the form of a JSON document: an object with one member, the element of the root, is of form QTI. */
    static JsonForm form(String json) {
        Map<String, Object> object = Json.readObject(json);
        return object.size() == 1 && object.values().iterator().next() instanceof Map ? JsonForm.QTI : JsonForm.API;
    }

    static Diagnostics findings(String text) {
        return isJson(text) ? JSON.validate(text, null) : XML.validate(text);
    }

    /** Returns the XML of a document and what lies beside it. */
    static Converted xml(String text) {
        if (!isJson(text)) {
            return new Converted(text, new Conversion(Map.of(), LossReport.nothing(), Diagnostics.none()));
        }
        Converted converted = JSON.jsonToXml(text, form(text));
        converted.conversion().diagnostics().throwIfErrors();
        return converted;
    }

    static Converted json(String xml, JsonForm form, Map<String, Object> beside) {
        return JSON.xmlToJson(xml, form, beside);
    }

    static String throughTheModel(String xml) {
        return XML.writeToString(XML.readUnchecked(xml, QtiElement.class).root());
    }

    /** Reads a file in the encoding of XML, which for JSON is UTF-8. */
    static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text =
                    charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UncheckedIOException(new IOException(file + " is not in its encoding", e));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Charset charset(byte[] bytes) {
        int start = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (start == 0xFEFF || start == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        int head = Math.min(bytes.length, 300);
        Matcher declared = ENCODING.matcher(new String(bytes, 0, head, StandardCharsets.ISO_8859_1));
        return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }
}

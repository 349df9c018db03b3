// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiJson;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.ContentJson;
import org.qti4j.json.Json;
import org.qti4j.json.Loss;
import org.qti4j.json.LossReport;
import org.qti4j.json.internal.api.ApiForm;
import org.qti4j.json.internal.api.ApiKinds;
import org.qti4j.json.internal.api.Beside;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.XmlLimits;
import org.qti4j.xml.internal.SecureStax;

/** Form API on texts: between it and XML lies the tree of form QTI. */
public final class ApiConversion {
    private final long jsonLimit;
    private final ApiForm form = ApiForm.create();

    /** Makes the conversion; the limit is that of {@code QtiJson}. */
    public ApiConversion(long jsonLimit) {
        this.jsonLimit = jsonLimit;
    }

    /** Returns the object of form API for a document. */
    public ApiJson toApi(JsonStax.XmlSource source, Map<String, Object> beside) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        Places places = new Places();
        JsonGenerator out = JsonStax.generator(json, null);
        source.pass(List.of(new XmlToJson(out), places));
        out.close();
        List<Loss> losses = new ArrayList<>();
        ApiForm.Api api = form.toApi(
                Json.readObject(json.toString(StandardCharsets.UTF_8)),
                (path, message) -> losses.add(new Loss(message, places.of(path))));
        Map<String, Object> value = beside.isEmpty()
                ? api.value()
                : Beside.apply(
                        api.value(),
                        beside,
                        pointer -> losses.add(new Loss(
                                "what lay beside the XML for this member does not fit the document any more",
                                Location.unknown().withPointer(pointer))));
        return new ApiJson(api.kind(), value, new LossReport(losses));
    }

    /** Returns the content tree of a document. */
    public ContentJson toContent(JsonStax.XmlSource source) throws IOException {
        ContentTree tree = new ContentTree();
        source.pass(List.of(tree));
        return new ContentJson(tree.document(), new LossReport(tree.losses()));
    }

    /** Returns the document that a JSON text of form API means. */
    public ApiXml toXml(InputStream json, @Nullable ApiKind kind, @Nullable String indent) throws IOException {
        return toXml(JsonStax.bytes(json, jsonLimit), kind, indent);
    }

    private ApiXml toXml(byte[] json, @Nullable ApiKind kind, @Nullable String indent) throws IOException {
        // The tape checks the text and knows the places; the map is what the form works on.
        JsonTape tape = JsonTape.read(factory -> factory.createParser(json), jsonLimit);
        try {
            if (tape.kind(0) != JsonTape.OBJECT) {
                throw new QtiFormatException(Diagnostic.error(
                        "json-not-an-object", "expected a JSON object", Location.of(tape.line(0), tape.column(0))));
            }
            Map<String, Object> object = Json.readObject(new ByteArrayInputStream(json));
            ApiXml result = toXml(object, kind == null ? kindOf(object) : kind, indent);
            return new ApiXml(result.kind(), result.xml(), result.beside(), placed(result.diagnostics(), tape));
        } catch (QtiFormatException e) {
            throw new QtiFormatException(placed(e.diagnostics(), tape));
        }
    }

    private static ApiKind kindOf(Map<String, Object> object) throws IOException {
        if (ApiKinds.isEnvelope(object) && object.get("xml") instanceof String xml) {
            return kindOfDocument(xml);
        }
        return ApiKinds.recognise(object)
                .orElseThrow(() -> new QtiFormatException(Diagnostic.error(
                        "json-unknown-kind",
                        "the members do not tell whether this is a test, a test part, a section, an item or a stimulus",
                        Location.unknown())));
    }

    /** An envelope is of the kind of the document in it. */
    private static ApiKind kindOfDocument(String xml) throws IOException {
        RootName root = new RootName();
        JsonStax.fromText(xml, new SecureStax(XmlLimits.defaults()), source -> {
            source.pass(List.of(root));
            return root;
        });
        return ApiKinds.ofRoot(root.name())
                .orElseThrow(() -> new QtiFormatException(Diagnostic.error(
                        "json-unknown-kind",
                        "the API has no documents of the kind " + root.name(),
                        Location.unknown().withPointer("/xml"))));
    }

    /** Findings by pointer get their line and column. */
    private static Diagnostics placed(Diagnostics findings, JsonTape tape) {
        return new Diagnostics(findings.stream()
                .map(finding -> {
                    Location at = finding.location();
                    if (at.line() != Location.UNKNOWN) {
                        return finding;
                    }
                    int token = tape.find(at.pointer());
                    return finding.at(at.withPlace(tape.line(token), tape.column(token)));
                })
                .sorted(Diagnostic.BY_PLACE)
                .toList());
    }

    /** Returns the document that an object of form API means. */
    public ApiXml toXml(Map<String, Object> object, ApiKind kind, @Nullable String indent) throws IOException {
        if (ApiKinds.isEnvelope(object) && object.get("xml") instanceof String xml) {
            return new ApiXml(kind, xml, envelopeBeside(object), Diagnostics.none());
        }
        ApiForm.Qti qti = form.toQti(object, kind);
        List<Diagnostic> unknown = qti.diagnostics().stream()
                .filter(finding -> finding.code().equals("json-unknown-key"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new QtiFormatException(new Diagnostics(unknown));
        }
        byte[] tree = Json.write(qti.document()).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        JsonStax.jsonToXml(tree, jsonLimit, xml, indent);
        return new ApiXml(kind, xml.toString(StandardCharsets.UTF_8), qti.beside(), qti.diagnostics());
    }

    private static Map<String, Object> envelopeBeside(Map<String, Object> envelope) {
        return envelope.get("metadata") instanceof Map<?, ?> metadata ? Map.of("metadata", metadata) : Map.of();
    }

    /** Returns what is wrong with a JSON text of form API: in its own terms, and with the document that it means. */
    public Diagnostics validate(byte[] json, QtiXml xml) throws IOException {
        ApiXml document = toXml(json, null, null);
        if (document.diagnostics().hasErrors() || document.kind() == ApiKind.TEST_PART) {
            // A test part by itself is no document of the schema; the form has checked it by the grammar.
            return document.diagnostics();
        }
        Diagnostics bySchema = xml.validate(document.xml());
        return document.diagnostics()
                .and(new Diagnostics(bySchema.stream()
                        .map(finding ->
                                finding.at(Location.of(1, 1, finding.location().path())))
                        .toList()));
    }
}

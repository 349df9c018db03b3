// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qti4j.json.ApiKind;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.internal.Documents.Written;

/** Lets XML of requests in, or refuses it the way it is switched. Thread-safe. */
final class XmlGate {
    private static final Pattern OPERATOR =
            Pattern.compile("<(?:[\\w.-]+:)?qti-custom-operator\\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>");
    private static final Pattern DEFINITION = Pattern.compile("\\sdefinition\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private final Behaviour behaviour;
    private final Documents documents;
    private final List<Pattern> graderHosts;

    XmlGate(Settings settings, Behaviour behaviour, Documents documents) {
        this.behaviour = behaviour;
        this.documents = documents;
        graderHosts = settings.graderHosts().stream().map(XmlGate::glob).toList();
    }

    /** Returns the JSON of the endpoints for a document that a request brought, or refuses the request. */
    Map<String, Object> admit(Written document, ApiKind kind) {
        Map<String, Object> api;
        try {
            api = documents.api(document, kind);
            TestShape.identifier(api);
        } catch (QtiFormatException e) {
            throw refusal(e.diagnostics());
        }
        boolean refuse = kind == ApiKind.TEST
                ? behaviour.has(Misbehaviour.INVALID_TEST_REFUSED)
                : !behaviour.has(Misbehaviour.INVALID_XML_ACCEPTED);
        if (refuse) {
            Diagnostics findings = documents.findings(document.xml());
            if (findings.hasErrors()) {
                throw refusal(findings);
            }
        }
        if (behaviour.has(Misbehaviour.GRADER_HOSTS_CHECKED)) {
            checkGraders(document.xml());
        }
        return api;
    }

    Refusal refusal(Diagnostics findings) {
        List<String> words = Documents.words(findings);
        if (behaviour.has(Misbehaviour.SERVER_ERROR_FOR_INVALID_XML)) {
            return new Refusal(Reply.failure("XML validation failed: " + words.get(0), String.join("\n", words)));
        }
        int status = behaviour.has(Misbehaviour.INVALID_XML_UNPROCESSABLE) ? 422 : 400;
        return new Refusal(Reply.problem(status, "Invalid XML", words));
    }

    private void checkGraders(String xml) {
        Matcher operator = OPERATOR.matcher(xml);
        while (operator.find()) {
            Matcher definition = DEFINITION.matcher(operator.group());
            if (definition.find()) {
                String host = host(definition.group(1) == null ? definition.group(2) : definition.group(1));
                if (graderHosts.stream().noneMatch(each -> each.matcher(host).matches())) {
                    throw new Refusal(Reply.failure(
                            "qti-custom-operator definition URL hostname is not in the approved grader allowlist: "
                                    + host,
                            "Error: validateCustomOperatorUrls"));
                }
            }
        }
    }

    private static String host(String url) {
        try {
            String host = URI.create(url.replace("&amp;", "&")).getHost();
            return host == null ? url : host;
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    /** A star is any number of characters. */
    private static Pattern glob(String host) {
        return Pattern.compile("\\Q" + host.replace("*", "\\E.*\\Q") + "\\E", Pattern.CASE_INSENSITIVE);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.internal.Documents.Written;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Makes the XML of JSON items, with the losses of the service where these are switched on. Thread-safe. */
final class JsonItems {
    private static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    private static final String PROCESSING = "responseProcessing";
    private static final Set<String> SAFE_TYPES = Set.of("choice", "extended-text", "order", "text-entry");
    private static final List<String> BEFORE_PROCESSING = List.of("qti-catalog-info", "qti-item-body");

    private final Behaviour behaviour;
    private final Documents documents;

    JsonItems(Behaviour behaviour, Documents documents) {
        this.behaviour = behaviour;
        this.documents = documents;
    }

    /**
     * An item that was given as JSON.
     *
     * @param document what is stored as XML
     * @param typed the fields as they were sent, when the document does not say the same; otherwise null
     */
    record Converted(Written document, @Nullable Map<String, Object> typed) {}

    /** Returns the XML of an item, or refuses the request. */
    Converted convert(Map<String, Object> item) {
        checkType(item);
        boolean stripped = behaviour.has(Misbehaviour.CUSTOM_OPERATOR_STRIPPED) && hasCustomOperator(item);
        boolean lossy = behaviour.has(Misbehaviour.LOSSY_JSON_CONVERSION)
                && !SAFE_TYPES.contains(String.valueOf(item.get("type")));
        Map<String, Object> convertible = stripped ? Shapes.without(item, List.of(PROCESSING)) : item;
        Written written;
        try {
            written = documents.document(convertible, ApiKind.ITEM, behaviour.has(Misbehaviour.LENIENT_JSON));
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest("Invalid request body", e));
        }
        if (!stripped && !lossy) {
            return new Converted(written, null);
        }
        Map<String, Object> typed = new LinkedHashMap<>(item);
        typed.keySet().retainAll(Answers.TYPED);
        // What lies beside belongs to the document as it was; the typed fields hold all of it anyway.
        return new Converted(Written.of(poorer(written.xml(), lossy, stripped)), typed);
    }

    private void checkType(Map<String, Object> item) {
        Map<String, Object> interaction = Shapes.object(item.get("interaction"));
        boolean missing = interaction != null && interaction.get("type") == null;
        if (missing && behaviour.has(Misbehaviour.SERVER_ERROR_WITHOUT_INTERACTION_TYPE)) {
            String message = "Unsupported interaction type: undefined";
            throw new Refusal(Reply.failure(message, "Error: " + message));
        }
    }

    private static boolean hasCustomOperator(Map<String, Object> item) {
        Map<String, Object> processing = Shapes.object(item.get(PROCESSING));
        return processing != null
                && (processing.containsKey("customOperator") || "custom".equals(processing.get("templateType")));
    }

    private static String poorer(String xml, boolean lossy, boolean stripped) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            if (lossy) {
                removeContent(document);
            }
            if (stripped) {
                addTemplate(document);
            }
            TransformerFactory transformers = TransformerFactory.newDefaultInstance();
            transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            StringWriter text = new StringWriter();
            transformers.newTransformer().transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (ParserConfigurationException | SAXException | TransformerException | IOException e) {
            throw new IllegalStateException("a document that was just written cannot be read", e);
        }
    }

    private static void removeContent(Document document) {
        var all = document.getElementsByTagNameNS(NAMESPACE, "*");
        for (int i = all.getLength() - 1; i >= 0; i--) {
            // Removing an element also shortens the list behind it.
            Node each = i < all.getLength() ? all.item(i) : null;
            if (each instanceof Element element) {
                if (element.getLocalName().equals("qti-feedback-block")) {
                    element.getParentNode().removeChild(element);
                } else if (element.getLocalName().endsWith("-interaction")) {
                    keepPrompt(element);
                }
            }
        }
    }

    private static void keepPrompt(Element interaction) {
        Node child = interaction.getFirstChild();
        while (child != null) {
            Node next = child.getNextSibling();
            if (!"qti-prompt".equals(child.getLocalName())) {
                interaction.removeChild(child);
            }
            child = next;
        }
    }

    private static void addTemplate(Document document) {
        Element root = document.getDocumentElement();
        Element processing = document.createElementNS(NAMESPACE, "qti-response-processing");
        processing.setAttribute("template", "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/custom.xml");
        Node before = null;
        for (Node child = root.getLastChild(); child != null; child = child.getPreviousSibling()) {
            if (BEFORE_PROCESSING.contains(String.valueOf(child.getLocalName()))) {
                before = child;
                break;
            }
        }
        root.insertBefore(processing, before == null ? null : before.getNextSibling());
    }
}

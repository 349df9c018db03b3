// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.Difference;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.Update;
import org.qti4j.client.UpdateOptions;
import org.qti4j.client.bulk.BulkKind;
import org.qti4j.client.internal.UpdateChecks;
import org.qti4j.json.ApiJson;
import org.qti4j.json.QtiJson;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;

/** The service behind a client. */
public final class ClientService implements Service {
    private static final UpdateOptions AS_IT_IS = UpdateOptions.defaults().withPreflight(false);
    private static final String METADATA = "metadata";

    private final QtiClient client;

    /** Makes the service of a client, which stays open. */
    public ClientService(QtiClient client) {
        this.client = client;
    }

    @Override
    public Diagnostics check(Document document) {
        return UpdateChecks.preflight(
                document.source().kind() == BulkKind.STIMULUS
                        ? Update.stimulus(document.source().identifier(), envelope(document, document.metadata()))
                        : update(document, document.metadata()));
    }

    @Override
    public @Nullable StoredEntity read(Source source) {
        try {
            return switch (source.kind()) {
                case STIMULUS -> client.getStimulus(source.identifier());
                case ITEM -> client.getAssessmentItem(source.identifier());
                case TEST -> client.getAssessmentTest(source.identifier());
            };
        } catch (NotFoundException e) {
            return null;
        }
    }

    @Override
    public void put(Document document, @Nullable Map<String, Object> metadata) {
        client.update(update(document, metadata), AS_IT_IS);
    }

    private static Update<?> update(Document document, @Nullable Map<String, Object> metadata) {
        String identifier = document.source().identifier();
        return switch (document.source().kind()) {
            case STIMULUS -> Update.stimulus(identifier, stimulus(document, metadata));
            case ITEM -> Update.item(identifier, item(document, metadata));
            case TEST -> Update.test(identifier, document.xml());
        };
    }

    @Override
    public void post(Document document, @Nullable Map<String, Object> metadata) {
        Update<?> creation = switch (document.source().kind()) {
            case STIMULUS -> UpdateChecks.newStimulus(stimulus(document, metadata));
            case ITEM -> Update.newItem(item(document, metadata));
            case TEST -> Update.newTest(document.xml());
        };
        client.update(creation, AS_IT_IS);
    }

    private static ItemEnvelope item(Document document, @Nullable Map<String, Object> metadata) {
        ItemEnvelope envelope = ItemEnvelope.xml(document.xml());
        return metadata == null ? envelope : envelope.withMetadata(metadata);
    }

    /** Returns the form with HTML, or, when that cannot hold the whole stimulus, its XML, which the service may refuse. */
    private static Map<String, Object> stimulus(Document document, @Nullable Map<String, Object> metadata) {
        ApiJson form;
        try {
            form = Lazy.JSON.xmlToApi(document.xml(), Map.of());
        } catch (QtiFormatException e) {
            return envelope(document, metadata);
        }
        if (!form.losses().losses().isEmpty()) {
            return envelope(document, metadata);
        }
        Map<String, Object> json = new LinkedHashMap<>(form.value());
        if (metadata != null) {
            json.put(METADATA, metadata);
        }
        return json;
    }

    private static Map<String, Object> envelope(Document document, @Nullable Map<String, Object> metadata) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", "xml");
        json.put("xml", document.xml());
        if (metadata != null) {
            json.put(METADATA, metadata);
        }
        return json;
    }

    @Override
    public void putMetadata(Source source, Map<String, Object> metadata) {
        client.update(Update.testMetadata(source.identifier(), metadata), AS_IT_IS);
    }

    @Override
    public List<String> differences(Document document, @Nullable Map<String, Object> metadata, StoredEntity held) {
        String identifier = document.source().identifier();
        List<Difference> differences = new ArrayList<>(
                switch (document.source().kind()) {
                    // Compared as a document, whatever form it was sent in.
                    case STIMULUS ->
                        UpdateChecks.differences(Update.stimulus(identifier, envelope(document, metadata)), held);
                    case ITEM -> UpdateChecks.differences(Update.item(identifier, item(document, metadata)), held);
                    case TEST -> UpdateChecks.differences(Update.test(identifier, document.xml()), held);
                });
        if (document.source().kind() == BulkKind.TEST && metadata != null) {
            differences.addAll(UpdateChecks.differences(Update.testMetadata(identifier, metadata), held));
        }
        return differences.stream().map(Difference::toString).toList();
    }

    /** The first stimulus pays for it. */
    private static final class Lazy {
        static final QtiJson JSON = QtiJson.create();
    }
}

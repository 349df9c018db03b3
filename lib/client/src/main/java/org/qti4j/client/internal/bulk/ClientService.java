// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredEntity;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiDifference;
import org.qti4j.xml.QtiXml;

/** The service behind a client. */
public final class ClientService implements Service {
    private final QtiClient client;
    private final QtiXml xml = QtiXml.create();
    private final QtiDiff diff = QtiDiff.create();

    /** Makes the service of a client, which stays open. */
    public ClientService(QtiClient client) {
        this.client = client;
    }

    @Override
    public Diagnostics check(Document document) {
        return xml.validate(document.xml());
    }

    @Override
    public @Nullable StoredEntity read(Source source) {
        try {
            return switch (source.kind()) {
                case STIMULUS -> throw new UnsupportedOperationException();
                case ITEM -> client.getAssessmentItem(source.identifier());
                case TEST -> client.getAssessmentTest(source.identifier());
            };
        } catch (NotFoundException e) {
            return null;
        }
    }

    @Override
    public void put(Document document, @Nullable Map<String, Object> metadata) {
        client.updateAssessmentTest(document.source().identifier(), document.xml());
    }

    @Override
    public void post(Document document, @Nullable Map<String, Object> metadata) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putMetadata(Source source, Map<String, Object> metadata) {
        client.updateAssessmentTestMetadata(source.identifier(), metadata);
    }

    @Override
    public List<String> differences(Document document, @Nullable Map<String, Object> metadata, StoredEntity held) {
        List<String> differences = new ArrayList<>();
        String raw = held.rawXml();
        if (raw == null) {
            differences.add("/rawXml: the service shows no XML");
        } else {
            try {
                diff.compare(document.xml(), raw).stream()
                        .map(QtiDifference::toString)
                        .forEach(differences::add);
            } catch (QtiFormatException e) {
                differences.add("/rawXml: the service shows XML that is not well-formed: " + e.getMessage());
            }
        }
        if (metadata != null) {
            differences.addAll(MetadataDifferences.between(metadata, held.metadata()));
        }
        return differences;
    }
}

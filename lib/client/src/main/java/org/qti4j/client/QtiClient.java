// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.net.URI;
import java.util.Map;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.TestUpdate;

/**
 * The update endpoints of the QTI API, and the reads that show what changed.
 *
 * <p>Thread-safe; made by {@link #builder(URI)}. A call waits for the answer. It succeeds only with the status that the documents
 * promise (200; 201 for the POST) and otherwise throws a {@link QtiApiException}. That the service answered so does not prove that
 * the change landed as meant: read the object back to know.
 *
 * <p>What is sent again: any request after 429 and after one 401 (with a fresh token), because the service did not take it, and
 * when the connection could not be made; a GET or PUT also after 502, 503, 504 and when the connection broke. Never after 500 or
 * a timeout, and a POST never once it may have arrived. Waits grow at random up to 20 s, {@code Retry-After} is honoured, and the
 * deadline of the builder bounds the whole call.
 *
 * <p>Identifiers are percent-encoded, whatever characters they have; an empty one is refused with
 * {@code IllegalArgumentException}. So is a value that is not JSON. When the thread is interrupted, the call ends with
 * {@link NoAnswerException} and the interrupt flag is set. After {@link #close} every call throws {@code IllegalStateException}.
 */
public interface QtiClient extends AutoCloseable {
    /**
     * Returns a builder for the API at this base URL, which usually ends in {@code /api}.
     *
     * @throws IllegalArgumentException when the URL is not https (or http on loopback), or has a query, fragment or user
     */
    static QtiClientBuilder builder(URI baseUrl) {
        return new QtiClientBuilder(baseUrl);
    }

    /** Returns a builder for the API and the credentials of a configuration. */
    static QtiClientBuilder builder(QtiClientConfig config) {
        return new QtiClientBuilder(config.baseUrl()).clientCredentials(config.credentials());
    }

    /** Returns a test: {@code GET /assessment-tests/{identifier}}. */
    StoredTest getAssessmentTest(String identifier);

    /** Returns an item: {@code GET /assessment-items/{identifier}}. */
    StoredItem getAssessmentItem(String identifier);

    /**
     * Replaces a test by the JSON object {@code AssessmentTest}: {@code PUT /assessment-tests/{identifier}} with
     * {@code Content-Type: application/json}.
     *
     * @param test the fields, in plain values as {@link org.qti4j.json.Json} has them
     */
    StoredTest updateAssessmentTest(String identifier, Map<String, Object> test);

    /** Replaces a test by an object that was filled by hand, as {@link #updateAssessmentTest(String, Map)}. */
    StoredTest updateAssessmentTest(String identifier, TestUpdate test);

    /**
     * Replaces a test by a QTI document: {@code PUT /assessment-tests/{identifier}} with {@code Content-Type: application/xml}.
     *
     * <p>The document is sent in UTF-8; an encoding that its XML declaration names is replaced by that. Whether the service keeps
     * the metadata of the test is not documented.
     *
     * @param xml the document, from the XML declaration or the root on
     */
    StoredTest updateAssessmentTest(String identifier, String xml);

    /**
     * Updates the metadata of a test and nothing else: {@code PUT /assessment-tests/{identifier}/metadata} with the body
     * {@code {"metadata": …}}. Whether keys that are not sent stay or go is not documented.
     *
     * @param metadata any JSON object
     */
    StoredTest updateAssessmentTestMetadata(String identifier, Map<String, Object> metadata);

    /**
     * Updates a section:
     * {@code PUT /assessment-tests/{testIdentifier}/test-parts/{partIdentifier}/sections/{sectionIdentifier}}. The service
     * regenerates the XML of the test from its JSON; what that JSON cannot hold is at risk.
     */
    StoredSection updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, SectionUpdate section);

    /**
     * Updates a section by a JSON object that is sent as it is, for fields that {@link SectionUpdate} does not have.
     *
     * @param section the fields, in plain values as {@link org.qti4j.json.Json} has them
     */
    StoredSection updateSection(
            String testIdentifier, String partIdentifier, String sectionIdentifier, Map<String, Object> section);

    /** Updates the metadata of an item: {@code POST /assessment-items/metadata}, answered by 201. */
    StoredItem updateAssessmentItemMetadata(ItemEnvelope item);

    /** Lets go of the token and of the connections that the client made; a caller's {@code HttpClient} stays open. */
    @Override
    void close();
}

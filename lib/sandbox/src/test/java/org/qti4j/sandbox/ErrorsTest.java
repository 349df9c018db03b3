// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ErrorsTest extends Samples {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT  | /assessment-tests/none | application/json | `{}` | 404 | `Assessment test not found`",
                "PUT  | /assessment-tests/none/metadata | application/json | `{\"metadata\":{}}` | 404 | `Assessment test not found`",
                "PUT  | /assessment-tests/t/test-parts/x | application/json | `{\"identifier\":\"x\"}` | 404 | `Test part not found`",
                "PUT  | /assessment-tests/t/test-parts/x/sections/s | application/json | `{\"identifier\":\"s\",\"title\":\"\"}` | 404 | `Test part not found`",
                "PUT  | /assessment-tests/t/test-parts/p/sections/x | application/json | `{\"identifier\":\"x\",\"title\":\"\"}` | 404 | `Section not found`",
                "GET  | /assessment-tests/t/test-parts/p/sections/x | text/plain | `` | 404 | `Section not found`",
                "POST | /assessment-tests/t/test-parts/p/sections/x/items | application/json | `{\"identifier\":\"a\"}` | 404 | `Section not found`",
                "POST | /assessment-tests/t/test-parts/p/sections/s/items | application/json | `{\"href\":\"a\"}` | 400 | `Item identifier is required`",
                "POST | /assessment-tests/t/test-parts/p/sections/s/items | application/json | `{\"identifier\":\"a\",\"sequence\":0}` | 400 | `Invalid section`",
                "POST | /assessment-tests/t/test-parts/p/sections/s/items | application/json | `{\"identifier\":\"i1\"}` | 400 | `Item already exists in section`",
                "PUT  | /assessment-tests/t/test-parts/p/sections/s/items/order | application/json | `{\"items\":[]}` | 400 | `Invalid section`",
                "PUT  | /assessment-tests/t/test-parts/p/sections/s/items/order | application/json | `{\"items\":[{\"identifier\":\"x\"}]}` | 404 | `Item not found in section`",
                "DELETE | /assessment-tests/t/test-parts/p/sections/s/items/x | text/plain | `` | 404 | `Item not found in section`",
                "GET  | /assessment-items/none | text/plain | `` | 404 | `Assessment item not found`",
                "PUT  | /assessment-items/none | application/json | `{}` | 404 | `Assessment item not found`",
                "GET  | /stimuli/none | text/plain | `` | 404 | `Stimulus not found`",
                "PUT  | /stimuli/none | application/json | `{}` | 404 | `Stimulus not found or failed to update`",
                "GET  | /other | text/plain | `` | 404 | `Not found`",
                "GET  | /assessment-tests/a%2Fmetadata | text/plain | `` | 404 | `Assessment test not found`",
                "GET  | /assessment-tests/ | text/plain | `` | 404 | `Assessment test not found`",
                "PUT  | /assessment-tests/t | application/json | `{\"identifier\":\"t\",` | 400 | `Invalid request body`",
                "PUT  | /assessment-tests/t | application/json | `[]` | 400 | `Invalid request body`",
                "PUT  | /assessment-tests/t | text/plain | `{}` | 400 | `Invalid request body`",
                "PUT  | /assessment-tests/t | application/json | `{\"identifier\":\"t\"}` | 400 | `Invalid assessment test`",
                "PUT  | /assessment-tests/t | application/json | `{\"title\":\"t\",\"qti-test-part\":[]}` | 400 | `Invalid assessment test`",
                "PUT  | /assessment-tests/t | application/json | `{\"identifier\":\"t\",\"title\":\"\",\"metadata\":3}` | 400 | `Invalid request body`",
                "PUT  | /assessment-tests/t | application/json | `{\"identifier\":\"t2\",\"title\":\"\",\"qti-test-part\":[{\"identifier\":\"p\",\"navigationMode\":\"linear\",\"submissionMode\":\"individual\",\"qti-assessment-section\":[{\"identifier\":\"s\",\"title\":\"\",\"visible\":true}]}]}` | 400 | `Identifier mismatch`",
                "PUT  | /assessment-tests/t | application/json | `{\"format\":\"xml\",\"xml\":\"<a/>\"}` | 400 | `Invalid assessment test`",
                "PUT  | /assessment-tests/t | application/xml | `<other/>` | 400 | `Invalid XML`",
                "PUT  | /assessment-tests/t/metadata | application/json | `{}` | 400 | `Metadata is required and must be an object`",
                "PUT  | /assessment-tests/t/metadata | application/json | `{\"metadata\":[]}` | 400 | `Metadata is required and must be an object`",
                "PUT  | /assessment-tests/t/test-parts/p | application/json | `{\"identifier\":\"p\"}` | 400 | `Invalid test part`",
                "PUT  | /assessment-tests/t/test-parts/p | application/json | `{\"identifier\":\"q\",\"navigationMode\":\"linear\",\"submissionMode\":\"individual\",\"qti-assessment-section\":[]}` | 400 | `Identifier mismatch`",
                "PUT  | /assessment-tests/t/test-parts/p | application/xml | `<s/>` | 501 | `XML update not supported yet`",
                "PUT  | /assessment-tests/t/test-parts/p/sections/s | application/json | `{\"identifier\":\"s\"}` | 400 | `Invalid section`",
                "PUT  | /assessment-tests/t/test-parts/p/sections/s | application/json | `{\"identifier\":\"s3\",\"title\":\"\"}` | 400 | `Identifier mismatch`",
                "PUT  | /assessment-tests/t/test-parts/p/sections/s | application/xml | `<s/>` | 501 | `XML format not supported`",
                "PUT  | /assessment-items/i | application/json | `{\"format\":\"xml\"}` | 400 | `Invalid request body`",
                "PUT  | /assessment-items/i | application/json | `{\"xml\":\"<a/>\"}` | 400 | `Invalid request body`",
                "PUT  | /assessment-items/i | application/json | `{\"format\":\"xml\",\"rawXml\":\"<a/>\"}` | 400 | `Invalid request body`",
                "PUT  | /assessment-items/i | application/json | `{\"identifier\":\"i\",\"title\":\"\",\"type\":\"choice\",\"interaction\":{}}` | 400 | `Invalid request body`",
                "POST | /assessment-items/metadata | application/json | `{\"format\":\"xml\"}` | 400 | `Invalid request body`",
                "POST | /assessment-items/metadata | application/json | `{\"format\":\"xml\",\"xml\":\"<TEST/>\"}` | 400 | `Invalid XML`",
                "PUT  | /stimuli/leaf | application/json | `{\"identifier\":\"leaf\",\"title\":\"\"}` | 400 | `Invalid stimulus`",
                "PATCH | /assessment-tests/t | text/plain | `x` | 405 | `Method not allowed`",
                "POST | /assessment-tests/t/metadata | text/plain | `x` | 405 | `Method not allowed`"
            })
    void refusesWithTheDocumentedError(String method, String path, String type, String body, int status, String error)
            throws Exception {
        HttpResponse<String> response = caller.send(method, path, type, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        Map<String, Object> answer = Caller.json(response);
        assertThat(answer).containsEntry("error", error);
        assertThat(answer.containsKey("details")).isEqualTo(status == 400 || path.startsWith("/assessment-items/none"));
        assertThat(get(TEST)).containsEntry("__v", 0);
        assertThat(get(ITEM)).containsEntry("__v", 0);
        assertThat(get(STIMULUS)).containsEntry("__v", 0);
    }

    @Test
    void saysWhichMethodsThereAre() throws Exception {
        HttpResponse<String> response = caller.send("PATCH", "/assessment-items/metadata", "text/plain", "");

        assertThat(response.headers().firstValue("Allow")).contains("DELETE, GET, POST, PUT");
    }

    @Test
    void refusesABodyThatIsTooLargeAndStaysUsable() throws Exception {
        restart(builder().maxBodyBytes(1000));

        send(413, "PUT", TEST, " ".repeat(5_000_000));
        send(400, "PUT", TEST, " ".repeat(1000));
    }
}

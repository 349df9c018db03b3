// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.json.Json;

@Timeout(60)
class ListsTest extends Samples {
    @BeforeEach
    void fill() {
        for (int i = 1; i <= 11; i++) {
            sandbox.putItem(itemXml("x" + i, "Title " + (char) ('z' - i)));
        }
        sandbox.putItem(Json.readObject(MATCH_JSON));
    }

    @Test
    void answersAPageInTheDocumentedShape() throws Exception {
        Map<String, Object> page = get("/assessment-items");

        assertThat(page)
                .containsOnlyKeys("items", "total", "page", "pages", "limit", "sort", "order")
                .containsEntry("total", 13)
                .containsEntry("page", 1)
                .containsEntry("pages", 2)
                .containsEntry("limit", 10)
                .containsEntry("order", "desc");
        assertThat((List<?>) page.get("items")).hasSize(10).extracting("rawXml").doesNotContainNull();
        assertThat((List<?>) get("/assessment-items?page=2").get("items")).hasSize(3);
        assertThat((List<?>) get("/assessment-items?page=9").get("items")).isEmpty();
        assertThat(get("/assessment-tests")).containsEntry("total", 1);
        assertThat(get("/stimuli?query=nothing")).containsEntry("total", 0).containsEntry("pages", 0);
        assertThat(get(PART + "/sections?sort=title&order=asc").get("items").toString())
                .containsSubsequence("Animals", "Plants");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=3&sort=identifier&order=asc | i,m,x1",
                "limit=3&sort=identifier | x9,x8,x7",
                "limit=2&page=2&sort=title&order=asc | x11,x10",
                "limit=1&sort=type | m",
                "query=TITLE+o&order=asc | x11",
                "filter=type='match' | m",
                "filter=type!='choice' OR identifier='x2'&sort=identifier | x2,m",
                "filter=title~'title' AND identifier>='x8'&sort=identifier | x9,x8",
                "filter=metadata.subject='Math' | i",
                "filter=__v>'0' | ''"
            })
    void sortsAndFilters(String query, String identifiers) throws Exception {
        Map<String, Object> page = get("/assessment-items?" + encoded(query));

        assertThat((List<?>) page.get("items"))
                .extracting("identifier")
                .isEqualTo(identifiers.isEmpty() ? List.of() : List.of(identifiers.split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=0",
                "limit=x",
                "limit=1001",
                "sort=color",
                "order=up",
                "filter=type",
                "filter=type='a' XOR type='b'",
                "filter=type='a' AND"
            })
    void refusesQueriesThatMeanNothing(String query) throws Exception {
        assertThat(send(400, "GET", "/assessment-items?" + encoded(query), ""))
                .containsOnlyKeys("error", "code", "details", "meta");
        send(400, "GET", "/assessment-tests?" + encoded(query), "");
    }

    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            encoded.append(pair, 0, equals + 1)
                    .append(URLEncoder.encode(pair.substring(equals + 1).replace('+', ' '), StandardCharsets.UTF_8))
                    .append('&');
        }
        return encoded.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.qti4j.json.ApiKind;

/** Pages of what is stored, in the documented shape. Thread-safe. */
final class Lists {
    private static final int MOST = 1000;
    private static final Set<String> SORTS = Set.of("title", "identifier", "createdAt", "updatedAt");

    private final Shared shared;

    Lists(Shared shared) {
        this.shared = shared;
    }

    /** What a request asks for. */
    private record Wish(int page, int limit, String sort, String order, String text, Filter filter) {}

    Reply stored(ApiKind kind, Incoming request) {
        Wish wish = wish(kind, request);
        List<Stored> found = new ArrayList<>(shared.store().all(kind));
        found.removeIf(each -> !contains(wish.text(), each.identifier(), each.title()));
        if (!wish.filter().isEmpty() || wish.sort().equals("type")) {
            Map<Stored, Map<String, Object>> answers = new LinkedHashMap<>();
            found.forEach(each -> answers.put(each, shared.answers().of(each)));
            found.removeIf(each -> !wish.filter().test(answers.getOrDefault(each, Map.of())));
            if (wish.sort().equals("type")) {
                found.sort(Comparator.comparing(each ->
                        String.valueOf(answers.getOrDefault(each, Map.of()).get("type"))));
            }
        }
        sort(found, wish.sort());
        if (wish.order().equals("desc")) {
            Collections.reverse(found);
        }
        return page(
                wish,
                found.size(),
                cut(wish, found).stream().map(shared.answers()::of).toList());
    }

    /** Returns a page of parts or sections, in the order of the test unless asked otherwise. */
    Reply members(List<Map<String, Object>> members, Incoming request) {
        Wish wish = wish(ApiKind.SECTION, request);
        List<Map<String, Object>> found = new ArrayList<>(members);
        found.removeIf(each -> !contains(wish.text(), each.get("identifier"), each.get("title"))
                || !wish.filter().test(each));
        if (Query.of(request.query()).containsKey("sort")) {
            found.sort(Comparator.comparing(each -> String.valueOf(each.get(wish.sort()))));
            if (wish.order().equals("desc")) {
                Collections.reverse(found);
            }
        }
        return page(wish, found.size(), cut(wish, found));
    }

    private static void sort(List<Stored> found, String sort) {
        Comparator<Stored> byIdentifier = Comparator.comparing(Stored::identifier);
        switch (sort) {
            case "title" -> found.sort(Comparator.comparing(Stored::title).thenComparing(byIdentifier));
            case "createdAt" -> found.sort(Comparator.comparing(Stored::created).thenComparing(byIdentifier));
            case "updatedAt" -> found.sort(Comparator.comparing(Stored::updated).thenComparing(byIdentifier));
            case "type" -> {
                // Already in order, which a stable sort by anything else would undo.
            }
            default -> found.sort(byIdentifier);
        }
    }

    private static <T> List<T> cut(Wish wish, List<T> found) {
        long from = Math.min((long) (wish.page() - 1) * wish.limit(), found.size());
        long to = Math.min(from + wish.limit(), found.size());
        return found.subList((int) from, (int) to);
    }

    private static Reply page(Wish wish, int total, List<Map<String, Object>> items) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("total", total);
        page.put("page", wish.page());
        page.put("pages", (total + wish.limit() - 1) / wish.limit());
        page.put("limit", wish.limit());
        page.put("sort", wish.sort());
        page.put("order", wish.order());
        return Reply.json(200, page);
    }

    private static boolean contains(String text, Object... values) {
        for (Object value : values) {
            if (String.valueOf(value).toLowerCase(Locale.ROOT).contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static Wish wish(ApiKind kind, Incoming request) {
        try {
            Map<String, String> query = Query.of(request.query());
            String sort = query.getOrDefault("sort", "createdAt");
            String order = query.getOrDefault("order", "desc");
            if (!SORTS.contains(sort) && !(kind == ApiKind.ITEM && sort.equals("type"))) {
                throw new IllegalArgumentException("sort cannot be " + sort);
            }
            if (!order.equals("asc") && !order.equals("desc")) {
                throw new IllegalArgumentException("order must be asc or desc");
            }
            return new Wish(
                    number(query, "page", 1, Integer.MAX_VALUE),
                    number(query, "limit", 10, MOST),
                    sort,
                    order,
                    query.getOrDefault("query", "").toLowerCase(Locale.ROOT),
                    Filter.of(query.getOrDefault("filter", "")));
        } catch (IllegalArgumentException e) {
            throw new Refusal(refused(kind, String.valueOf(e.getMessage())));
        }
    }

    private static int number(Map<String, String> query, String key, int otherwise, int most) {
        String text = query.get(key);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(key + " must be from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static Reply refused(ApiKind kind, String message) {
        if (kind != ApiKind.ITEM) {
            return Reply.badRequest("Invalid query", message);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "Invalid query");
        body.put("code", "INVALID_QUERY");
        body.put("details", message);
        body.put("meta", Map.of());
        return Reply.json(400, body);
    }
}

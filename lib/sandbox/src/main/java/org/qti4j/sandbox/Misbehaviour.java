// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a sandbox does differently from its default, each on its own or any number of them together. By default it does what the
 * documents of the API say, and where they are silent what is more likely.
 *
 * <p>Where two of them contradict each other, the one that is named first here has its way.
 */
public enum Misbehaviour {
    /**
     * JSON of an item of any type but choice, extended-text, order and text-entry becomes XML whose interaction has a prompt and
     * nothing else, and without feedback blocks. The answer is 200 or 201 and its typed fields are complete.
     */
    LOSSY_JSON_CONVERSION(Kind.REPORTED, "JSON items: the XML loses the children of the interaction"),
    /** A custom operator in JSON stays in the typed fields, but the XML names a template instead, which grades nothing. */
    CUSTOM_OPERATOR_STRIPPED(Kind.REPORTED, "JSON items: the XML has no custom operator"),
    /** When an item is replaced by XML, its typed fields are empty. */
    TYPED_FIELDS_EMPTY(Kind.REPORTED, "XML update of an item: its typed fields are empty"),
    /** When an item is replaced by XML, its typed fields stay those of the version before. */
    TYPED_FIELDS_STALE(Kind.REPORTED, "XML update of an item: its typed fields stay as they were"),
    /** XML that is not well-formed or not valid is answered by 500. */
    SERVER_ERROR_FOR_INVALID_XML(Kind.REPORTED, "invalid XML is answered by 500"),
    /** A custom operator in XML whose {@code definition} is on a host that is not approved is answered by 500. */
    GRADER_HOSTS_CHECKED(Kind.REPORTED, "XML with a grader on an unapproved host is answered by 500"),
    /** JSON of an item without {@code interaction.type} is answered by 500. */
    SERVER_ERROR_WITHOUT_INTERACTION_TYPE(Kind.REPORTED, "JSON items without interaction.type are answered by 500"),
    /** A new item with an outcome of cardinality record that has no base type is answered by 400; an update takes it. */
    RECORD_NEEDS_BASE_TYPE(Kind.REPORTED, "a new item needs a base type even for record outcomes"),
    /** An update is stored under the identifier of its body, whatever the path says; otherwise it is answered by 400. */
    IDENTIFIER_OF_BODY(Kind.REPORTED, "an update goes to the identifier of its body, not of its path"),
    /** Item references of a section that are there twice are stored once. */
    DUPLICATE_REFS_VANISH(Kind.REPORTED, "item references that are there twice are stored once"),
    /** JSON with unknown, missing or wrong fields is stored as far as it goes; otherwise it is answered by 400. */
    LENIENT_JSON(Kind.REPORTED, "JSON with unknown, missing or wrong fields is stored as far as it goes"),
    /** What was just created is not found by the next two requests for it. */
    NOT_FOUND_AFTER_CREATE(Kind.REPORTED, "what was just created is not found by the next two requests"),

    /** An update of metadata drops the keys that it does not name; otherwise they stay (the top level only). */
    METADATA_REPLACED(Kind.OPEN, "an update of metadata drops the keys it does not name"),
    /** {@code POST /assessment-items/metadata} leaves the document as it is; otherwise it replaces it. */
    ITEM_METADATA_ONLY(Kind.OPEN, "POST /assessment-items/metadata leaves the document as it is"),
    /** An update of an item without {@code metadata} keeps them; otherwise they are gone. */
    ITEM_METADATA_KEPT(Kind.OPEN, "an update of an item without metadata keeps them"),
    /** A JSON update of an item without {@code stimulus} keeps its link to one; otherwise it is gone. */
    STIMULUS_LINK_KEPT(Kind.OPEN, "a JSON update of an item without stimulus keeps the link"),
    /** An XML update of a test keeps the metadata and the other fields that XML cannot hold; otherwise they are gone. */
    TEST_METADATA_KEPT(Kind.OPEN, "an XML update of a test keeps its metadata"),
    /** The XML of a test is made anew from the JSON of what was sent; what that JSON cannot hold is gone. */
    TEST_XML_REGENERATED(Kind.OPEN, "the XML of a test is made anew from its JSON"),
    /** An update of a section drops the fields that it does not name; otherwise they stay. */
    SECTION_REPLACED(Kind.OPEN, "an update of a section drops the fields it does not name"),
    /** Item references that an order does not name are dropped; otherwise they follow the others. */
    ORDER_DROPS_UNNAMED(Kind.OPEN, "an order drops the item references it does not name"),
    /** The update of a test takes {@code {"format": "xml", "xml": …}}, too; otherwise it is answered by 400. */
    TEST_ENVELOPE_ACCEPTED(Kind.OPEN, "a test may be sent in an envelope"),
    /** The update of a stimulus takes {@code {"format": "xml", "xml": …}}, too; otherwise it is answered by 500. */
    STIMULUS_ENVELOPE_ACCEPTED(Kind.OPEN, "the update of a stimulus may be sent in an envelope"),
    /** Items take {@code rawXml} for {@code xml}; otherwise it is answered by 400 or, as a field of an answer, ignored. */
    RAW_XML_KEY_ACCEPTED(Kind.OPEN, "items take rawXml for xml"),
    /** XML of items and stimuli that is not valid by the schema is stored; otherwise it is answered by 400. */
    INVALID_XML_ACCEPTED(Kind.OPEN, "items and stimuli that are not valid are stored"),
    /** XML of tests that is not valid by the schema is refused; otherwise it is stored with {@code isValidXml} false. */
    INVALID_TEST_REFUSED(Kind.OPEN, "tests that are not valid are refused"),
    /** What would be answered by 400 for its XML is answered by 422. */
    INVALID_XML_UNPROCESSABLE(Kind.OPEN, "invalid XML is answered by 422"),
    /** An update with a {@code __v} that is not the stored one is answered by 409; otherwise {@code __v} is ignored. */
    VERSION_CHECKED(Kind.OPEN, "an update with another __v is answered by 409"),
    /** A field that is null is answered by 400; otherwise it is as if it were not there. Metadata and default values may hold null in any case. */
    NULLS_REFUSED(Kind.OPEN, "a field that is null is answered by 400"),
    /** A batch validation judges all documents, then all stored objects; otherwise a stored object stands for the document of the same index. */
    BATCH_IN_SEQUENCE(Kind.OPEN, "a batch validation judges all documents, then all stored objects"),
    /** In {@code content}, every element is in an array; otherwise only those that the documents show so. */
    CONTENT_ARRAYS(Kind.OPEN, "content has an array for every element"),
    /** In {@code content}, an element that is there once is never in an array. */
    CONTENT_OBJECTS(Kind.OPEN, "content has no array for what is there once"),
    /** In {@code content}, text beside attributes or elements has the key {@code _text}; otherwise {@code _}. */
    CONTENT_TEXT_KEY(Kind.OPEN, "content has the key _text for text"),

    /** Up to three requests in a row are answered by 429 with {@code Retry-After: 1}. */
    RATE_LIMITED(Kind.RANDOM, "bursts of 429 with Retry-After"),
    /** Up to three requests in a row are answered by 429 without {@code Retry-After}. */
    RATE_LIMITED_SILENTLY(Kind.RANDOM, "bursts of 429 without Retry-After"),
    /** 502, 503 or 504 with an HTML page; the request has no effect. */
    UNAVAILABLE(Kind.RANDOM, "502, 503 or 504 with an HTML page"),
    /** 500 in the documented shape; the request has no effect. */
    SERVER_ERRORS(Kind.RANDOM, "500 for no reason"),
    /** The answer comes late, as {@link QtiSandboxBuilder#slowness} says. */
    SLOW_ANSWERS(Kind.RANDOM, "the answer comes late"),
    /** The head of the answer and half of its body come, the rest late. */
    SLOW_BODIES(Kind.RANDOM, "half of the answer comes late"),
    /** The connection is closed without an answer; the request has no effect. */
    CONNECTION_DROPPED(Kind.RANDOM, "the connection is closed before the request has its effect"),
    /** The connection is closed without an answer after the request had its effect. */
    ANSWER_DROPPED(Kind.RANDOM, "the connection is closed after the request had its effect"),
    /** The connection is closed in the middle of the body; the request has its effect. */
    ANSWER_TRUNCATED(Kind.RANDOM, "half of the body is missing"),
    /** The body is no JSON, the header says it is; the request has its effect. */
    ANSWER_NOT_JSON(Kind.RANDOM, "the body is no JSON"),
    /** An HTML page with status 200, as a gateway gives it; the request has its effect. */
    ANSWER_HTML(Kind.RANDOM, "the answer is an HTML page"),
    /** The right body with {@code Content-Type: text/html}; the request has its effect. */
    ANSWER_WRONG_TYPE(Kind.RANDOM, "the answer has the wrong content type"),
    /** The body is padded with blanks to 33 MiB; the request has its effect. */
    ANSWER_OVERSIZED(Kind.RANDOM, "the body is 33 MiB long"),
    /** All tokens expire just before the request. */
    TOKENS_EXPIRE(Kind.RANDOM, "all tokens expire"),
    /** A PUT is answered as usual and changes nothing. */
    UPDATE_IGNORED(Kind.RANDOM, "an update is answered by 200 and changes nothing");

    /** Where a misbehaviour comes from. */
    public enum Kind {
        /** Those who use the service report it. Happens every time. */
        REPORTED,
        /** The documents leave it open: the answer that is not the default one. Happens every time. */
        OPEN,
        /** A fault that may hit any request, at random. */
        RANDOM
    }

    private final Kind kind;
    private final String summary;

    Misbehaviour(Kind kind, String summary) {
        this.kind = kind;
        this.summary = summary;
    }

    /** Returns where it comes from. */
    public Kind kind() {
        return kind;
    }

    /** Returns what happens, in a few words. */
    public String summary() {
        return summary;
    }

    /** Returns its name on the command line, such as {@code lossy-json-conversion}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the one of this name, as {@link #option} or as {@link #name} has it.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Misbehaviour of(String name) {
        for (Misbehaviour each : values()) {
            if (each.option().equals(name) || each.name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no misbehaviour \"" + name + "\"");
    }

    /** Returns all of a kind, in the order of their declaration. */
    public static Set<Misbehaviour> all(Kind kind) {
        Set<Misbehaviour> all = EnumSet.allOf(Misbehaviour.class);
        all.removeIf(each -> each.kind != kind);
        return Collections.unmodifiableSet(all);
    }
}

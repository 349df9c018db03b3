// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

/** The paths of objects below the base URL. */
final class Paths {
    private Paths() {}

    static String item(String identifier) {
        return "/assessment-items/" + Urls.segment(identifier, "item identifier");
    }

    static String test(String identifier) {
        return "/assessment-tests/" + Urls.segment(identifier, "test identifier");
    }

    static String testPart(String test, String part) {
        return test(test) + "/test-parts/" + Urls.segment(part, "test part identifier");
    }

    static String section(String test, String part, String section) {
        return testPart(test, part) + "/sections/" + Urls.segment(section, "section identifier");
    }

    static String stimulus(String identifier) {
        return "/stimuli/" + Urls.segment(identifier, "stimulus identifier");
    }
}

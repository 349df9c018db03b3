// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

/** Small items for tests. */
final class Items {
    private Items() {}

    /** Returns a profile with one rule of the library alone, so that tests of the engine do not depend on the others. */
    static Profile only(String id) {
        Profile profile = Profile.spec();
        for (Rule rule : Rules.all()) {
            profile = rule.info().id().equals(id)
                    ? profile
                    : profile.withoutRule(rule.info().id());
        }
        return profile;
    }

    static String item(String declarations, String body) {
        return """
                <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
                    identifier="swifts" title="Swifts" adaptive="false" time-dependent="false">
                %s  <qti-item-body>
                    %s
                  </qti-item-body>
                </qti-assessment-item>
                """.formatted(declarations, body);
    }

    static String choices(String choices) {
        return item(
                """
                  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"/>
                """,
                "<qti-choice-interaction response-identifier=\"RESPONSE\" max-choices=\"1\">\n" + choices
                        + "\n</qti-choice-interaction>");
    }
}

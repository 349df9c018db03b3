// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the addresses of images, sounds and other files. */
final class AssetRules {
    private static final Map<String, String> ADDRESSES = Map.of(
            "img", "src",
            "object", "data",
            "audio", "src",
            "video", "src",
            "source", "src",
            "track", "src",
            "iframe", "src",
            "embed", "src",
            "qti-stylesheet", "href");

    private AssetRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("tb-asset-url", RuleGroup.API)
                                .api(ApiEffect.MISRENDERED)
                                .states("The address of an image or another file is absolute and begins with https://.")
                                .otherwise(
                                        "The service keeps documents, not files: there is nothing to be found beside them.")
                                .remedy("Put the file on a server and write its whole https address.")
                                .source("observed behaviour of the service"),
                        ADDRESSES.keySet(),
                        AssetRules::address),
                rule(
                        warning("tb-asset-data", RuleGroup.API)
                                .api(ApiEffect.MISRENDERED)
                                .states("A stimulus has no files in it as data: addresses.")
                                .otherwise("The apps that show it fail, as it becomes too large.")
                                .remedy("Put the file on a server and write its https address.")
                                .source("observed behaviour of the service"),
                        ADDRESSES.keySet(),
                        AssetRules::data));
    }

    private static @Nullable String addressOf(SourceElement element) {
        String attribute = ADDRESSES.get(element.name());
        return attribute == null || !element.has(attribute) ? null : element.attribute(attribute, "");
    }

    private static boolean begins(String address, String scheme) {
        return address.length() > scheme.length()
                && address.substring(0, scheme.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(scheme);
    }

    private static void address(SourceElement element, RuleReport report) {
        String address = addressOf(element);
        if (address == null || address.isEmpty() || begins(address, "https://") || begins(address, "data:")) {
            return;
        }
        // An address that a player puts together from template variables is none yet.
        if (address.indexOf('{') < 0) {
            report.at(
                    element,
                    ADDRESSES.get(element.name()),
                    "the address " + quoted(address) + " is not absolute https");
        }
    }

    private static void data(SourceElement element, RuleReport report) {
        String address = addressOf(element);
        if (address != null
                && begins(address, "data:")
                && element.document().root().is("qti-assessment-stimulus")) {
            report.at(
                    element,
                    ADDRESSES.get(element.name()),
                    "the stimulus has a file of about " + (address.length() / 1024 + 1) + " KiB in it");
        }
    }
}

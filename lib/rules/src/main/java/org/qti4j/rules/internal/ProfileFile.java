// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.Profile;
import org.qti4j.rules.Rules;

/** The file in which users say which rules they want. */
public final class ProfileFile {
    /** The code of findings about such a file. */
    public static final String CODE = "profile-malformed";

    private static final String BASE = "profile";
    private static final String OFF = "off";

    private final List<Diagnostic> findings = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private Profile base = Profile.spec();

    private ProfileFile() {}

    /** Reads the text of a file. */
    public static Profile parse(String text, String name) {
        return new ProfileFile().read(text, name);
    }

    private Profile read(String text, String name) {
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            int comment = line.indexOf('#');
            String content = (comment < 0 ? line : line.substring(0, comment))
                    .replace("\uFEFF", "")
                    .strip();
            if (!content.isEmpty()) {
                line(content, number);
            }
        }
        if (!findings.isEmpty()) {
            throw new QtiFormatException(new Diagnostics(findings));
        }
        Profile result = base;
        for (Map.Entry<String, String> each : settings.entrySet()) {
            result = each.getValue().equals(OFF)
                    ? result.withoutRule(each.getKey())
                    : result.withSeverity(
                            each.getKey(), Severity.valueOf(each.getValue().toUpperCase(Locale.ROOT)));
        }
        return result.withName(name);
    }

    private void line(String content, int number) {
        int equals = content.indexOf('=');
        if (equals < 0) {
            say(number, "expected \"rule-id = error|warning|info|off\"");
            return;
        }
        String key = content.substring(0, equals).strip();
        String value = content.substring(equals + 1).strip();
        Integer before = lines.putIfAbsent(key, number);
        if (before != null) {
            say(number, "line " + before + " has said already what " + shown(key) + " is");
        } else if (key.equals(BASE)) {
            Profile.named(value)
                    .ifPresentOrElse(
                            found -> base = found,
                            () -> say(number, "there is no profile " + shown(value) + "; there are spec, strict, api"));
        } else if (Rules.find(key).isEmpty()) {
            say(number, Rules.unknown(key));
        } else if (!List.of("error", "warning", "info", OFF).contains(value)) {
            say(number, shown(value) + " is none of error, warning, info, off");
        } else {
            settings.put(key, value);
        }
    }

    private void say(int line, String message) {
        if (findings.size() < 100) {
            findings.add(Diagnostic.error(CODE, message, Location.of(line, 1)));
        }
    }

    private static String shown(String text) {
        return '"' + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + '"';
    }
}

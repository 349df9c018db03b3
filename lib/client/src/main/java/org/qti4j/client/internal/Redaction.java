// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.qti4j.json.Json;

/** Takes secrets out of what a server sent, because some servers and proxies repeat what they were sent. */
final class Redaction {
    private static final String HIDDEN = "***";
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    static Redaction of(List<String> secrets) {
        List<String> forms = new ArrayList<>();
        for (String secret : secrets) {
            forms.add(secret);
            forms.add(secret.replace("/", "\\/"));
            String json = Json.write(secret);
            forms.add(json.substring(1, json.length() - 1));
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            forms.add(encoded);
            forms.add(ESCAPE.matcher(encoded).replaceAll(m -> m.group().toLowerCase(Locale.ROOT)));
            forms.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
        // The longest first, so that a secret within another leaves no rest of it.
        forms.sort(Comparator.comparingInt(String::length).reversed());
        return new Redaction(forms);
    }

    String clean(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, HIDDEN);
        }
        return clean;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Checks and builds URLs. */
public final class Urls {
    private static final String UNRESERVED = "-._~";

    private Urls() {}

    /**
     * Refuses a URL to which a secret or token must not be sent.
     *
     * @throws IllegalArgumentException when it is no https URL, or http outside loopback, or has user, query or fragment
     */
    public static void checkSecure(URI url, String name) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("the " + name + " is not an https URL");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("the " + name + " has no host");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the " + name + " has a user or password in it");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the " + name + " has a query or fragment");
        }
        if (scheme.equals("http") && !isLoopback(url.getHost())) {
            throw new IllegalArgumentException(
                    "the " + name + " " + url + " is http; only https is safe for a token, http is for loopback");
        }
    }

    /** Tells by the text alone, without asking a name server, whether the host is this machine. */
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
    }

    /**
     * Returns an identifier as one path segment (RFC 3986): everything but letters, digits and {@code - . _ ~} is percent-encoded in
     * UTF-8, also {@code /}; blanks around it are none of it, as in XML; the segments {@code .} and {@code ..}, which would mean another path, are encoded whole.
     *
     * @throws IllegalArgumentException when it is empty or has half of a surrogate pair
     */
    public static String segment(String given, String name) {
        String identifier = given.strip();
        if (identifier.isEmpty()) {
            throw new IllegalArgumentException("the " + name + " is empty");
        }
        if (identifier.equals(".") || identifier.equals("..")) {
            return identifier.replace(".", "%2E");
        }
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(identifier));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the " + name + " has half of a surrogate pair", e);
        }
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            int b = bytes.get() & 0xFF;
            boolean plain =
                    b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || UNRESERVED.indexOf(b) >= 0;
            text.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return text.toString();
    }

    /** Returns the base without the slashes at its end. */
    static String withoutTrailingSlash(URI base) {
        return base.toString().replaceAll("/+$", "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.quick;

/** Addresses (the datatype anyURI) of the kinds that documents usually have. */
final class Addresses {
    private static final String MARKS = "-_.~!*'();/?&=+$,@";

    private Addresses() {}

    /** Tells whether a text is an address for sure: a relative one, one of the web or of a file, or data
     * within the document. */
    static boolean isSure(String text) {
        int start = 0;
        int colon = text.indexOf(':');
        if (colon >= 0) {
            String scheme = text.substring(0, colon);
            if (scheme.equals("http") || scheme.equals("https")) {
                start = host(text, colon + 1);
                if (start < 0) {
                    return false;
                }
            } else if (scheme.equals("file")) {
                if (!text.startsWith("///", colon + 1) || text.startsWith("/", colon + 4)) {
                    return false;
                }
                start = colon + 3;
            } else if (scheme.equals("data") || scheme.equals("urn") || scheme.equals("mailto")) {
                start = colon + 1;
                if (start == text.length() || !isPlain(text.charAt(start))) {
                    return false;
                }
            } else {
                return false;
            }
        } else if (text.startsWith("//")) {
            return false;
        }
        boolean fragment = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' && !fragment) {
                fragment = true;
            } else if (c == '%') {
                if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                    return false;
                }
            } else if (!isPlain(c) && MARKS.indexOf(c) < 0 && !(c == ':' && start > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Returns where the path behind a plain host begins, or -1. */
    private static int host(String text, int start) {
        if (!text.startsWith("//", start)) {
            return -1;
        }
        int label = start + 2;
        for (int i = label; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '/';
            if (c == '.' || c == '/' || c == ':') {
                boolean empty = i == label;
                if (empty || text.charAt(label) == '-' || text.charAt(i - 1) == '-' || i - label > 60) {
                    return -1;
                }
                if (c != '.') {
                    // A last label of digits makes an address of numbers, which has rules of its own.
                    boolean sure = isLetter(text.charAt(label)) && i - start < 200;
                    return !sure ? -1 : c == '/' ? i : port(text, i + 1);
                }
                label = i + 1;
            } else if (!isPlain(c) && c != '-') {
                return -1;
            }
        }
        return -1;
    }

    /** Returns where the path behind a port begins, or -1. */
    private static int port(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean ends = at == text.length() || text.charAt(at) == '/';
        return at > start && at < start + 5 && ends ? at : -1;
    }

    private static boolean isPlain(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}

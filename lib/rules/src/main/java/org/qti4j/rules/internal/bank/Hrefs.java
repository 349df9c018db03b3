// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.xml.internal.shared.FileFormat;

/** What addresses stand for in a folder. */
final class Hrefs {
    /** The base of a document without {@code xml:base}. */
    static final URI HERE = URI.create("");

    private Hrefs() {}

    /** Returns the base of an element, relative to the document; null when it is elsewhere. */
    static @Nullable URI base(SourceElement element) {
        Deque<String> bases = new ArrayDeque<>();
        for (SourceElement at = element; at != null; at = at.parent()) {
            String base = at.attribute("xml:base");
            if (base != null) {
                bases.push(base);
            }
        }
        URI result = HERE;
        for (String base : bases) {
            result = base(result, base);
        }
        return result;
    }

    /** Returns the base inside an element that has this {@code xml:base}; null when it is elsewhere. */
    static @Nullable URI base(@Nullable URI around, @Nullable String xmlBase) {
        if (xmlBase == null || around == null) {
            return around;
        }
        URI base = relative(xmlBase);
        return base == null ? null : resolve(around, base);
    }

    /**
     * Returns the path, relative to the folder, of the file that an address names.
     *
     * @param directory where the document is, relative to the folder
     * @param decoded whether {@code %20} stands for a blank, as it should; there are files that are really called so
     * @return null when the address is not relative, not that of an XML or JSON file, or leads out of the folder
     */
    static @Nullable Path within(Path directory, @Nullable URI base, String href, boolean decoded) {
        URI address = base == null ? null : relative(href);
        URI resolved = address == null || base == null ? null : resolve(base, address);
        if (resolved == null) {
            return null;
        }
        String path = decoded ? resolved.getPath() : resolved.getRawPath();
        // Addresses such as items/42 are those of a service.
        if (path.isEmpty() || FileFormat.ofName(path) == null) {
            return null;
        }
        try {
            Path found = directory.resolve(path).normalize();
            return found.isAbsolute() || found.getRoot() != null || found.startsWith("..") ? null : found;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static URI resolve(URI base, URI address) {
        return base.getRawPath().isEmpty() ? address : base.resolve(address);
    }

    private static @Nullable URI relative(String text) {
        try {
            URI uri = new URI(text.strip().replace(" ", "%20"));
            boolean plain = !uri.isAbsolute()
                    && uri.getRawAuthority() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawPath() != null
                    && !uri.getRawPath().startsWith("/");
            return plain ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

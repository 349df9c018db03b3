// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder that the caller named. Nothing outside of it is opened, whatever links and addresses say. Thread-safe. */
final class Bank {
    private final Path folder;
    private final Path real;
    private final Summaries summaries;
    private @Nullable Uses uses;

    /**
     * Stands for a folder.
     *
     * @param real the folder without links
     */
    Bank(Path folder, Path real, Summaries summaries) {
        this.folder = folder;
        this.real = real;
        this.summaries = summaries;
    }

    Path folder() {
        return folder;
    }

    Summary summary(Path file) {
        return summaries.of(file);
    }

    /** Returns a file of the folder without links, or null when it is really elsewhere. */
    @Nullable
    Path inside(Path file) throws IOException {
        Path found = file.toRealPath();
        return found.startsWith(real) ? found : null;
    }

    /** Returns the path of a file without links from the folder, with slashes. */
    String name(Path inside) {
        StringBuilder name = new StringBuilder();
        for (Path part : real.relativize(inside)) {
            name.append(name.isEmpty() ? "" : "/").append(part);
        }
        return name.toString();
    }

    /** Returns the folder of a file, from the folder; the file's path is one that was found in it. */
    Path directoryOf(Path file) {
        Path relative = folder.relativize(file);
        Path parent = relative.getParent();
        return parent == null ? relative.getFileSystem().getPath("") : parent;
    }

    /**
     * Finds the file that an address names.
     *
     * @param directory where the document with the address is, from the folder
     * @return null when the address names no file in the folder
     */
    @Nullable
    Target find(Path directory, @Nullable URI base, String href) {
        Path decoded = Hrefs.within(directory, base, href, true);
        Path asWritten = Hrefs.within(directory, base, href, false);
        if (decoded == null || asWritten == null) {
            return null;
        }
        Target target = find(decoded);
        if (target.missing() && !asWritten.equals(decoded)) {
            return find(asWritten);
        }
        return target;
    }

    private Target find(Path path) {
        Path file = folder.resolve(path);
        try {
            Path found = inside(file);
            if (found == null) {
                return Target.UNKNOWN;
            }
            if (Files.isDirectory(found)) {
                return Target.MISSING;
            }
            return Files.isRegularFile(found) ? new Target(found, false) : Target.UNKNOWN;
        } catch (NoSuchFileException e) {
            return missing(file);
        } catch (IOException e) {
            return Target.UNKNOWN;
        }
    }

    /** Tells a file that is not there from one that would be elsewhere. */
    private Target missing(Path file) {
        try {
            for (Path at = file; at != null && at.startsWith(folder); at = at.getParent()) {
                if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                    return inside(at) == null ? Target.UNKNOWN : Target.MISSING;
                }
            }
            return Target.UNKNOWN;
        } catch (IOException e) {
            // A link that leads nowhere.
            return Target.UNKNOWN;
        }
    }

    /** Returns which files of the folder others refer to; found when first asked for, while others wait. */
    synchronized Uses uses() {
        Uses known = uses;
        if (known == null) {
            known = Uses.of(this);
            uses = known;
        }
        return known;
    }
}

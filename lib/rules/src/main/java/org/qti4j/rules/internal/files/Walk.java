// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.xml.internal.shared.FileFormat;

/**
 * The files that paths stand for, one after another: of a folder those with the name of a document, in the order of their names. Only the
 * names in the folders at hand are kept. For one thread.
 */
public final class Walk implements Iterator<Walk.Entry> {
    /**
     * A file.
     *
     * @param folder the folder that the caller named and that it is in; null when the caller named the file
     * @param problem why it cannot be had, or null
     */
    public record Entry(
            Path path, @Nullable Path folder, @Nullable IOException problem) {
        /** Tells whether the caller named the file. */
        public boolean named() {
            return folder == null;
        }
    }

    private record Folder(Path path, Object key, Iterator<String> names) {}

    private final Iterator<Path> paths;
    private final Deque<Folder> open = new ArrayDeque<>();
    private final Set<Object> keys = new HashSet<>();
    private @Nullable Path named;
    private @Nullable Entry next;

    /** Walks over files and folders. */
    public Walk(List<Path> paths) {
        this.paths = paths.iterator();
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            Folder folder = open.peek();
            if (folder == null) {
                if (!paths.hasNext()) {
                    return false;
                }
                Path path = paths.next();
                named = path;
                next = Files.isDirectory(path) ? enter(path) : new Entry(path, null, null);
            } else if (folder.names.hasNext()) {
                next = found(folder.path.resolve(folder.names.next()));
            } else {
                open.pop();
                keys.remove(folder.key);
            }
        }
        return true;
    }

    @Override
    public Entry next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Entry entry = next;
        next = null;
        return entry;
    }

    private @Nullable Entry found(Path path) {
        if (Files.isDirectory(path)) {
            return enter(path);
        }
        return FileFormat.ofName(String.valueOf(path.getFileName())) != null && Files.isRegularFile(path)
                ? new Entry(path, named, null)
                : null;
    }

    /** Opens a folder; what is returned is its problem, if it has one. */
    private @Nullable Entry enter(Path folder) {
        try {
            // Links are followed; a file system never says whether it ends.
            Object key = folder.toRealPath();
            if (!keys.add(key)) {
                return new Entry(folder, named, new FileSystemLoopException(folder.toString()));
            }
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
                content.forEach(each -> names.add(String.valueOf(each.getFileName())));
            } catch (IOException | DirectoryIteratorException e) {
                keys.remove(key);
                throw e;
            }
            names.sort(null);
            open.push(new Folder(folder, key, names.iterator()));
            return null;
        } catch (DirectoryIteratorException e) {
            return new Entry(folder, named, e.getCause());
        } catch (IOException e) {
            return new Entry(folder, named, e);
        }
    }
}

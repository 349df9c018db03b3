// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.bulk.BulkKind;
import org.qti4j.client.bulk.BulkResult;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Finds the documents of a folder by their root elements. Only the start of each file is read. */
final class Folder {
    private static final XMLInputFactory STAX = stax();

    private final Path root;
    final List<Source> sources = new ArrayList<>();
    /** Files that were meant to be documents and are none that can be pushed. */
    final List<BulkResult> unusable = new ArrayList<>();

    int skipped;

    private Folder(Path root) {
        this.root = root;
    }

    private static XMLInputFactory stax() {
        // The JDK's own, by name; it reads no further than the first start tag, and nothing outside of the file.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /**
     * Looks through a folder and the folders in it.
     *
     * @throws IOException when a folder cannot be listed
     */
    static Folder of(Path root) throws IOException {
        Folder folder = new Folder(root);
        folder.walk();
        folder.refuseDoubles();
        return folder;
    }

    private void walk() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                        return isHidden(each) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && !isHidden(file)) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        files.sort(null);
        for (Path file : files) {
            if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xml")) {
                look(file);
            } else if (!isMetadata(file)) {
                skipped++;
            }
        }
    }

    private boolean isHidden(Path path) {
        Path name = path.getFileName();
        return !path.equals(root) && name != null && name.toString().startsWith(".");
    }

    private static boolean isMetadata(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(METADATA)
                && Files.exists(file.resolveSibling(name.substring(0, name.length() - METADATA.length()) + ".xml"));
    }

    /** What follows the name of a document without {@code .xml} in the name of the file of its metadata. */
    static final String METADATA = ".metadata.json";

    private void look(Path file) {
        String name = name(file);
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader reader = STAX.createXMLStreamReader(bytes);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    look(file, name, reader);
                    return;
                }
            }
            unusable(name, null, "", "there is no element in it");
        } catch (XMLStreamException e) {
            unusable(name, null, "", "not well-formed XML");
        } catch (IOException e) {
            unusable(name, null, "", "cannot be read: " + e.getMessage());
        }
    }

    private void look(Path file, String name, XMLStreamReader reader) {
        BulkKind kind = BulkKind.ofRoot(reader.getLocalName());
        if (kind == null || !WellKnownPrefixes.QTI.equals(reader.getNamespaceURI())) {
            skipped++;
            return;
        }
        String identifier = reader.getAttributeValue(null, "identifier");
        if (identifier == null || identifier.isBlank()) {
            unusable(name, kind, "", "it has no identifier");
        } else {
            sources.add(new Source(file, name, kind, identifier.strip()));
        }
    }

    private void refuseDoubles() {
        Map<String, List<Source>> byKey = new TreeMap<>();
        sources.forEach(source ->
                byKey.computeIfAbsent(source.key(), k -> new ArrayList<>()).add(source));
        for (List<Source> same : byKey.values()) {
            if (same.size() > 1) {
                sources.removeAll(same);
                for (Source source : same) {
                    Source other = same.get(same.get(0) == source ? 1 : 0);
                    unusable(
                            source.file(),
                            source.kind(),
                            source.identifier(),
                            "the same identifier is in " + other.file());
                }
            }
        }
    }

    private void unusable(String name, @Nullable BulkKind kind, String identifier, String message) {
        unusable.add(new BulkResult(
                name, kind, identifier, BulkResult.State.NOT_SENT, message, List.of(), Diagnostics.none()));
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}

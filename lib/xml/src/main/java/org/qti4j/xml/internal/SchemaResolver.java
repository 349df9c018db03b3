// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Finds the files that a schema is made of: in the library, or in the folder of a schema that the caller named. Nowhere else. */
public final class SchemaResolver implements LSResourceResolver {
    /** The entry of the bundled schema. */
    public static final String MAIN = "qti3.xsd";

    /** The files of the bundled schema. */
    public static final List<String> FILES = List.of(
            "accessibility.xsd",
            "attributes.xsd",
            "companion.xsd",
            "datatypes.xsd",
            "declarations.xsd",
            "expressions.xsd",
            "feedback.xsd",
            "html.xsd",
            "interactions.xsd",
            "items.xsd",
            "mathml3-common.xsd",
            "mathml3-content.xsd",
            "mathml3-presentation.xsd",
            "mathml3.xsd",
            "pci.xsd",
            "processing.xsd",
            "qti3.xsd",
            "ssml11.xsd",
            "stimuli.xsd",
            "tests.xsd",
            "xinclude.xsd",
            "xml.xsd");

    private static final String SCHEME = "qti4j";
    private static final String ADDRESS = SCHEME + ":/xsd/";

    /** The schema asks for a file that is not to be had. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private final @Nullable Path folder;

    private SchemaResolver(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Returns the resolver of the library's own schema. */
    public static SchemaResolver bundled() {
        return new SchemaResolver(null);
    }

    /** Returns the resolver of a schema in a file: its folder and those below it, then the library's own files. */
    public static SchemaResolver folder(Path main) {
        return new SchemaResolver(main.toAbsolutePath().normalize().getParent());
    }

    /** Returns the address under which a bundled file goes. */
    public static String address(String file) {
        return ADDRESS + file;
    }

    /** Returns the protocols that the compiler may open by itself. */
    public String protocols() {
        return folder == null ? SCHEME : SCHEME + ",file";
    }

    /** Opens a bundled file. */
    public static InputStream open(String file) {
        InputStream bytes =
                FILES.contains(file) ? SchemaResolver.class.getResourceAsStream("/org/qti4j/xml/schema/" + file) : null;
        if (bytes == null) {
            throw new IllegalArgumentException("the library has no schema file " + file);
        }
        return bytes;
    }

    @Override
    public LSInput resolveResource(
            @Nullable String type,
            @Nullable String namespace,
            @Nullable String publicId,
            @Nullable String systemId,
            @Nullable String base) {
        String wanted = systemId == null ? "" : systemId;
        if (folder != null) {
            Path file = inFolder(wanted, base);
            if (file != null) {
                try {
                    return new Input(Files.newInputStream(file), file.toUri().toString());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        String file = wanted.substring(wanted.lastIndexOf('/') + 1);
        // The parts of a bundled file are bundled files, whoever asked for the first.
        String name = base != null && base.startsWith(ADDRESS) ? file : namespaceFile(namespace, file);
        if (FILES.contains(name)) {
            return new Input(open(name), address(name));
        }
        throw new Refused("the schema asks for " + wanted
                + ", which is neither in its folder nor in the library; nothing is fetched");
    }

    /** For what a foreign schema imports by address, the bundled file of the namespace. */
    private String namespaceFile(@Nullable String namespace, String file) {
        if (folder == null || namespace == null) {
            return file;
        }
        return switch (namespace) {
            case "http://www.w3.org/1998/Math/MathML" -> "mathml3.xsd";
            case "http://www.w3.org/2001/10/synthesis" -> "ssml11.xsd";
            case "http://www.w3.org/2001/XInclude" -> "xinclude.xsd";
            case "http://www.w3.org/XML/1998/namespace" -> "xml.xsd";
            default -> "";
        };
    }

    private @Nullable Path inFolder(String wanted, @Nullable String base) {
        if (folder == null || wanted.isEmpty()) {
            return null;
        }
        try {
            URI address = base == null
                    ? folder.toUri().resolve(wanted)
                    : URI.create(base).resolve(wanted);
            if (!"file".equals(address.getScheme())) {
                return null;
            }
            Path file = Path.of(address).normalize();
            return file.startsWith(folder) && Files.isReadable(file) ? file : null;
        } catch (IllegalArgumentException e) {
            // Not an address that names a file: then it is not in the folder.
            return null;
        }
    }

    private record Input(InputStream bytes, String address) implements LSInput {
        @Override
        public @Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public void setCharacterStream(Reader characterStream) {}

        @Override
        public InputStream getByteStream() {
            return bytes;
        }

        @Override
        public void setByteStream(InputStream byteStream) {}

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public void setStringData(String stringData) {}

        @Override
        public String getSystemId() {
            return address;
        }

        @Override
        public void setSystemId(String systemId) {}

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public void setPublicId(String publicId) {}

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public void setBaseURI(String baseURI) {}

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public void setEncoding(String encoding) {}

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCertifiedText(boolean certifiedText) {}
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

/**
 * A document with its metadata, as it is to be pushed.
 *
 * @param xml its text
 * @param metadata the metadata that lie beside it; null when there are none
 * @param hash what tells it, and its metadata, from any other version
 */
record Document(Source source, String xml, @Nullable Map<String, Object> metadata, String hash) {
    private static final int LARGEST = 64 * 1024 * 1024;

    /**
     * Reads a document.
     *
     * @throws IOException when it cannot be read; the message says which file and why
     * @throws QtiFormatException when the metadata are no JSON object
     */
    static Document read(Source source) throws IOException {
        byte[] bytes = bytes(source.path());
        String name = source.path().getFileName().toString();
        Path beside = source.path().resolveSibling(name.substring(0, name.length() - 4) + Folder.METADATA);
        byte[] metadata = Files.exists(beside) ? bytes(beside) : null;
        return new Document(
                source,
                text(bytes, source.file()),
                metadata == null ? null : object(metadata, beside),
                hash(bytes, metadata));
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("larger than " + LARGEST / 1024 / 1024 + " MiB");
            }
            return bytes;
        }
    }

    private static Map<String, Object> object(byte[] json, Path file) throws IOException {
        try {
            return Json.readObject(new ByteArrayInputStream(json));
        } catch (QtiFormatException e) {
            throw new QtiFormatException(
                    e.diagnostics().withSource(file.getFileName().toString()));
        }
    }

    private static String text(byte[] bytes, String name) throws IOException {
        String encoding;
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            encoding = Objects.requireNonNullElse(
                    reader.getCharacterEncodingScheme(), Objects.requireNonNullElse(reader.getEncoding(), "UTF-8"));
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException("not XML, or not in the encoding that it declares", e);
        }
        try {
            String text = Charset.forName(encoding)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new IOException("the bytes are not text in the encoding " + encoding, e);
        }
    }

    private static String hash(byte[] document, byte @Nullable [] metadata) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(4).putInt(0, document.length));
            digest.update(document);
            if (metadata != null) {
                digest.update(metadata);
            }
            digest.update((byte) (metadata == null ? 0 : 1));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

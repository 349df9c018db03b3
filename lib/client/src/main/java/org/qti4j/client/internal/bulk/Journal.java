// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

/**
 * The append-only file that survives the process: a line for each thing that is about to be done and for each that was. A line is a
 * checksum, a blank and a JSON object; the first one says which service the rest is about.
 *
 * <p>Whatever is cut off or scrambled at the end, by the end of the process or of the power, is what was never forced to the disk, and
 * is taken away when the file is opened again. Thread-safe once it is open.
 */
final class Journal implements Closeable {
    private static final String FORMAT = "qti4j-push";
    private static final int VERSION = 1;
    /** No line of ours is longer; a file that has one is not ours. */
    private static final int LONGEST_LINE = 80 * 1024 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final Object forcing = new Object();
    private long written;
    private long forced;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the journal, or begins it, and hands over what it says.
     *
     * @throws IOException when it cannot be read or written, is none, is about another service, or another process uses it
     */
    static Journal open(Path file, URI service, Consumer<Map<String, Object>> entries) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(file, channel);
        try {
            journal.lock();
            if (!journal.read(service, entries)) {
                Map<String, Object> first = new LinkedHashMap<>();
                first.put("journal", FORMAT);
                first.put("version", VERSION);
                first.put("service", service.toString());
                journal.append(first, true);
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void lock() throws IOException {
        try {
            // Held until the channel is closed, at the latest by the end of the process, however that comes.
            if (channel.tryLock() == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        }
    }

    private IOException inUse() {
        return wrong("another push is using this journal");
    }

    /** Returns whether there was a first line. */
    private boolean read(URI service, Consumer<Map<String, Object>> entries) throws IOException {
        Lines lines = new Lines();
        long good = 0;
        long number = 0;
        boolean begun = false;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            number++;
            Map<String, Object> entry = entry(line);
            if (entry == null) {
                cut(lines, good, number, begun);
                break;
            }
            if (begun) {
                entries.accept(entry);
            } else {
                check(entry, service);
                begun = true;
            }
            good = lines.position();
        }
        if (channel.size() > good) {
            channel.truncate(good);
        }
        channel.position(good);
        written = good;
        return begun;
    }

    /** Makes sure that what is behind the last good line is only a damaged end. */
    private void cut(Lines lines, long good, long number, boolean begun) throws IOException {
        if (!begun && channel.size() > 1024 * 1024) {
            throw wrong("not a journal of a push");
        }
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (entry(line) != null) {
                throw wrong("damaged in line " + number + ", before other lines");
            }
        }
        if (!begun && good == 0 && !startsLikeAJournal()) {
            throw wrong("not a journal of a push");
        }
    }

    /** A first line may be torn too, but other people's files are not to be emptied. */
    private boolean startsLikeAJournal() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(64);
        channel.read(start, 0);
        String text = new String(start.array(), 0, start.position(), StandardCharsets.ISO_8859_1);
        return text.isEmpty() || text.matches("(?s)[0-9a-f]{0,8}|[0-9a-f]{8} .*|\0+") && !text.contains("\n");
    }

    private void check(Map<String, Object> first, URI service) throws IOException {
        if (!FORMAT.equals(first.get("journal"))) {
            throw wrong("not a journal of a push");
        }
        if (!Integer.valueOf(VERSION).equals(first.get("version"))) {
            throw wrong("a journal of another version of this library");
        }
        if (!service.toString().equals(first.get("service"))) {
            throw wrong("this journal is about the service " + first.get("service") + ", not " + service);
        }
    }

    private FileSystemException wrong(String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }

    /**
     * Writes an entry.
     *
     * @param force whether it must be on the disk before this returns
     */
    void append(Map<String, Object> entry, boolean force) throws IOException {
        String json = Json.write(entry);
        String line = checksum(json.getBytes(StandardCharsets.UTF_8)) + " " + json + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        long end;
        synchronized (this) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            written = channel.position();
            end = written;
        }
        if (force) {
            force(end);
        }
    }

    /** Forces everything up to a place to the disk, once for all threads that wait for it. */
    private void force(long end) throws IOException {
        synchronized (forcing) {
            if (forced < end) {
                long upTo;
                synchronized (this) {
                    upTo = written;
                }
                channel.force(false);
                forced = upTo;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.force(false);
        }
    }

    /** Returns the entry of a whole line, or null when it is none. */
    private static @Nullable Map<String, Object> entry(byte[] line) {
        if (line.length < 10 || line[line.length - 1] != '\n' || line[8] != ' ') {
            return null;
        }
        byte[] json = java.util.Arrays.copyOfRange(line, 9, line.length - 1);
        if (!checksum(json).equals(new String(line, 0, 8, StandardCharsets.ISO_8859_1))) {
            return null;
        }
        try {
            return Json.readObject(new String(json, StandardCharsets.UTF_8));
        } catch (QtiFormatException e) {
            return null;
        }
    }

    private static String checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.format("%08x", crc.getValue());
    }

    /** The lines of the file, with their ends. */
    private final class Lines {
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).flip();
        private long position;
        private long read;

        long position() {
            return position;
        }

        byte @Nullable [] next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (true) {
                if (!buffer.hasRemaining() && !fill()) {
                    break;
                }
                byte b = buffer.get();
                line.write(b);
                if (b == '\n') {
                    break;
                }
                if (line.size() > LONGEST_LINE) {
                    throw wrong("not a journal of a push");
                }
            }
            position += line.size();
            return line.size() == 0 ? null : line.toByteArray();
        }

        private boolean fill() throws IOException {
            buffer.clear();
            int count = channel.read(buffer, read);
            buffer.flip();
            read += Math.max(0, count);
            return count > 0;
        }
    }
}

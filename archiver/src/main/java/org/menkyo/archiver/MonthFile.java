package org.menkyo.archiver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.menkyo.protocol.crypto.Sha256;

/** A compressed file of lines, on disk and compared before anybody relies on it. */
final class MonthFile {

    /** Writes the lines. */
    interface Content {
        void writeTo(Lines lines) throws Exception;
    }

    /** Takes one line after the other. */
    static final class Lines {

        private final OutputStream output;
        private final MessageDigest digest = Sha256.digest();
        private long count;

        private Lines(OutputStream output) {
            this.output = output;
        }

        void add(String line) throws IOException {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            output.write(bytes);
            digest.update(bytes);
            count++;
        }
    }

    private MonthFile() {}

    /**
     * Writes a file that is not there yet, and reads it back.
     *
     * @return the SHA-256 of the file
     */
    static byte[] write(Path file, Content content) throws Exception {
        MessageDigest written = Sha256.digest();
        Lines lines;
        try (OutputStream output = new GZIPOutputStream(new DigestOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)), written))) {
            lines = new Lines(output);
            content.writeTo(lines);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
        byte[] digest = written.digest();
        compare(file, digest, lines.digest.digest(), lines.count);
        return digest;
    }

    private static void compare(Path file, byte[] fileDigest, byte[] contentDigest, long count) throws IOException {
        MessageDigest content = Sha256.digest();
        long lines = 0;
        MessageDigest whole = Sha256.digest();
        try (InputStream packed = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), whole);
                InputStream input = new GZIPInputStream(packed)) {
            byte[] part = new byte[1 << 16];
            for (int length = input.read(part); length >= 0; length = input.read(part)) {
                content.update(part, 0, length);
                for (int i = 0; i < length; i++) {
                    lines += part[i] == '\n' ? 1 : 0;
                }
            }
            packed.transferTo(OutputStream.nullOutputStream());
        }
        if (lines != count
                || !Arrays.equals(content.digest(), contentDigest)
                || !Arrays.equals(whole.digest(), fileDigest)) {
            throw new ArchiveException(file + " does not read as it was written: look at the disk. Nothing was removed"
                    + " from the database.");
        }
    }

    /** The lines of a file. */
    static BufferedReader read(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    /** The SHA-256 of a file in hexadecimal. */
    static String digest(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream input = new DigestInputStream(Files.newInputStream(file), digest)) {
            input.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

/** Keeps the bytes of uploads until these are complete; a buffer of each is in memory, and no more. */
@ApplicationScoped
public class ArrivingMedia {

    private static final int BUFFER = 64 * 1024;

    private final MediaFolder folder;
    private final MediaStore store;

    @Inject
    public ArrivingMedia(MediaFolder folder, MediaStore store) {
        this.folder = folder;
        this.store = store;
    }

    /**
     * Appends a piece behind what has arrived. If the sender goes away, what came before stays.
     *
     * @param offset where the piece begins
     * @param limit how long it may be
     * @return how much has arrived now
     */
    long append(UUID upload, long offset, InputStream piece, long limit) {
        try (FileChannel file =
                FileChannel.open(folder.arriving(upload), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // A crash can have left bytes behind those that are known to have arrived.
            file.truncate(offset).position(offset);
            byte[] buffer = new byte[BUFFER];
            long length = 0;
            int count = read(piece, buffer);
            while (count > 0) {
                length += count;
                if (length > limit) {
                    throw tooLong(limit);
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                count = read(piece, buffer);
            }
            file.force(false);
            return offset + length;
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of a media file cannot be kept", e);
        }
    }

    private static int read(InputStream piece, byte[] buffer) {
        try {
            return piece.read(buffer);
        } catch (IOException senderIsGone) {
            return -1;
        }
    }

    private static InvalidInputException tooLong(long limit) {
        return new InvalidInputException(List.of(new FieldError("", FieldProblem.OUT_OF_RANGE, List.of(0, limit))));
    }

    /** The SHA-256 of what has arrived, in hexadecimal digits. */
    String sha256(UUID upload, long size) {
        MessageDigest digest = Sha256.digest();
        try (InputStream bytes = read(upload, size)) {
            byte[] buffer = new byte[BUFFER];
            int count = bytes.read(buffer);
            while (count > 0) {
                digest.update(buffer, 0, count);
                count = bytes.read(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of a media file cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A finish that was cut short can have handed them over already. */
    private InputStream read(UUID upload, long size) throws IOException {
        Path file = folder.arriving(upload);
        return Files.exists(file) ? Files.newInputStream(file) : store.read(upload, 0, size);
    }

    /** Hands the bytes over to the store. */
    void handOver(UUID upload) {
        try {
            Path file = folder.arriving(upload);
            if (Files.exists(file)) {
                store.keep(upload, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the store does not take a media file", e);
        }
    }

    /** Removes the bytes of an upload that are not those that were announced, wherever they were read from. */
    void discard(UUID upload) {
        try {
            if (!Files.deleteIfExists(folder.arriving(upload))) {
                store.remove(upload);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of a media file cannot be removed", e);
        }
    }

    /** Removes all bytes of an upload. */
    void remove(UUID upload) {
        try {
            Files.deleteIfExists(folder.arriving(upload));
            store.remove(upload);
        } catch (IOException e) {
            throw new UncheckedIOException("the bytes of a media file cannot be removed", e);
        }
    }
}

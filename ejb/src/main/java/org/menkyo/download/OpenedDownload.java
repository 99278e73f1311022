package org.menkyo.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.media.MediaDescription;
import org.menkyo.media.MediaStore;

/**
 * A media file that somebody may download now. Its bytes are read from the store as they are sent; neither a transaction nor a
 * connection to the database spans that.
 *
 * @param media names the media file
 * @param description what it is
 * @param recordedAt since when it is there; its bytes never change
 * @param holder the comparison key of the business e-mail in whose name it is downloaded
 * @param store has the bytes
 */
public record OpenedDownload(
        UUID media, MediaDescription description, Instant recordedAt, String holder, MediaStore store) {

    /** The bytes from a position on, as many as said. */
    public InputStream read(long start, long length) throws IOException {
        return store.read(media, start, length);
    }
}

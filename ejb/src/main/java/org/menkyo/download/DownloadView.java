package org.menkyo.download;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A download that can begin (LC-702).
 *
 * @param id names it
 * @param link the address of the file, which needs no sign-in; whoever has it downloads in the name of whom it was made for
 * @param endsAt until when the link serves; what began before goes on
 * @param fileName the name under which people keep the file
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its bytes, in hexadecimal digits
 */
public record DownloadView(UUID id, URI link, Instant endsAt, String fileName, long size, String sha256) {

    /** Without the link, which is a secret. */
    @Override
    public String toString() {
        return "DownloadView[" + id + "]";
    }
}

package org.menkyo.shared.text;

import java.nio.charset.StandardCharsets;
import org.menkyo.protocol.crypto.Sha256;

/** SHA-256 of what somebody submits, by which the same content is known again. */
public final class ContentDigest {

    private ContentDigest() {}

    /** Of a record, by its canonical JSON, see {@link Json#write}. */
    public static byte[] of(Record content) {
        return of(Json.write(content));
    }

    /** Of a text in UTF-8. */
    public static byte[] of(String content) {
        return Sha256.digest().digest(content.getBytes(StandardCharsets.UTF_8));
    }
}

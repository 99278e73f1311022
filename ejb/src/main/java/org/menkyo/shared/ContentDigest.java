package org.menkyo.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of what somebody submits, by which the same content is known again. */
public final class ContentDigest {

    private ContentDigest() {}

    /** Of a record, by its canonical JSON, see {@link Json#write}. */
    public static byte[] of(Record content) {
        return of(Json.write(content));
    }

    /** Of a text in UTF-8. */
    public static byte[] of(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}

package org.menkyo.order;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 by which the content of an order, or of a change to it, is known again (LC-108). */
final class ContentDigest {

    private ContentDigest() {}

    static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}

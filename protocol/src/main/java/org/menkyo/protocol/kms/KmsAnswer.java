package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.menkyo.protocol.certificate.HostCertificateContents;
import org.menkyo.protocol.crypto.Bits128;

/**
 * What a host answers (VA-304), before it is signed by a {@link BatchSigner}.
 *
 * <p>Encoded in {@value #BODY_LENGTH} bytes: result (1), reserved (1, zero), count (2), renewal and retry interval in
 * minutes (4 each), host time in milliseconds since 1970 (8), certificate serial (8), CMID (16), nonce (16), host product
 * id (32, ASCII, padded with zeros).
 *
 * @param result what became of the request
 * @param count the host's current count, 0…{@value #MAX_COUNT} (VA-305); 0 unless the result is {@code ANSWERED}
 * @param renewalMinutes how often an activated client renews, at least 1
 * @param retryMinutes how often a client that is not activated asks again, at least 1
 * @param hostTime the host's clock, in whole milliseconds
 * @param certificateSerial the certificate whose key signs this answer
 * @param cmid from the request
 * @param nonce from the request
 * @param hostProductId the host's product id, as in its certificate
 */
public record KmsAnswer(
        KmsResult result,
        int count,
        int renewalMinutes,
        int retryMinutes,
        Instant hostTime,
        long certificateSerial,
        UUID cmid,
        Bits128 nonce,
        String hostProductId) {

    /** The greatest count that is reported: twice the greatest threshold (VA-305). */
    public static final int MAX_COUNT = 50;

    static final int BODY_LENGTH = 1 + 1 + 2 + 4 + 4 + 8 + 8 + 16 + 16 + HostCertificateContents.MAX_ID_LENGTH;

    /** Checks the ranges. */
    public KmsAnswer {
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException("a count is 0…" + MAX_COUNT);
        }
        if (renewalMinutes < 1 || retryMinutes < 1) {
            throw new IllegalArgumentException("intervals are at least one minute");
        }
        HostCertificateContents.requireId(hostProductId);
        hostTime = hostTime.truncatedTo(ChronoUnit.MILLIS);
    }

    void write(ByteBuffer body) {
        body.put((byte) result.code()).put((byte) 0).putShort((short) count);
        body.putInt(renewalMinutes).putInt(retryMinutes);
        body.putLong(hostTime.toEpochMilli()).putLong(certificateSerial);
        body.putLong(cmid.getMostSignificantBits()).putLong(cmid.getLeastSignificantBits());
        nonce.write(body);
        byte[] id = hostProductId.getBytes(StandardCharsets.US_ASCII);
        body.put(id).put(new byte[HostCertificateContents.MAX_ID_LENGTH - id.length]);
    }

    static KmsAnswer read(ByteBuffer body) throws KmsProtocolException {
        try {
            KmsResult result = KmsResult.ofCode(body.get());
            if (body.get() != 0) {
                throw new IllegalArgumentException("the reserved byte is not zero");
            }
            int count = Short.toUnsignedInt(body.getShort());
            int renewalMinutes = body.getInt();
            int retryMinutes = body.getInt();
            Instant hostTime = Instant.ofEpochMilli(body.getLong());
            long certificateSerial = body.getLong();
            UUID cmid = new UUID(body.getLong(), body.getLong());
            Bits128 nonce = Bits128.read(body);
            byte[] id = new byte[HostCertificateContents.MAX_ID_LENGTH];
            body.get(id);
            return new KmsAnswer(
                    result, count, renewalMinutes, retryMinutes, hostTime, certificateSerial, cmid, nonce, unpad(id));
        } catch (IllegalArgumentException e) {
            throw new KmsProtocolException(KmsError.MALFORMED, e.getMessage());
        }
    }

    private static String unpad(byte[] id) {
        int length = id.length;
        while (length > 0 && id[length - 1] == 0) {
            length--;
        }
        return new String(id, 0, length, StandardCharsets.ISO_8859_1);
    }
}

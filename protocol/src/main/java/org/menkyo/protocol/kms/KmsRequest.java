package org.menkyo.protocol.kms;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.AesCmac;
import org.menkyo.protocol.crypto.Bits128;

/**
 * What a client asks a KMS host (VA-304).
 *
 * <p>The body has {@value #BODY_LENGTH} bytes: edition (2), license state (1), flags (1; bit 0: virtual), remaining
 * minutes (4), client time in milliseconds since 1970 (8), CMID (16), nonce (16), hardware fingerprint (16), certificate
 * serial (8), machine name (1 length byte and 143 bytes, UTF-8, padded with zeros), catalog key id (4), code (16).
 *
 * @param editionCode the edition that asks, 1…{@link InstallationId#MAX_EDITION}
 * @param cmid the client machine ID: 128 random bits, made once per installation and anew on rearm
 * @param machineName the machine's name, at most {@value #MAX_NAME_BYTES} bytes in UTF-8, without control characters
 * @param licenseState the state that the client is in
 * @param remainingMinutes minutes until that state ends; 0 where it has no end or is over
 * @param virtual whether it is a virtual machine, which is activated but not counted (VA-307)
 * @param clientTime the client's clock, in whole milliseconds
 * @param nonce 128 random bits, new for each request
 * @param hardwareFingerprint stands for the machine's hardware, so that a host notices a cloned CMID (VA-315)
 * @param knownCertificate serial of the host certificate that the client has, 0 for none
 */
public record KmsRequest(
        int editionCode,
        UUID cmid,
        String machineName,
        LicenseState licenseState,
        int remainingMinutes,
        boolean virtual,
        Instant clientTime,
        Bits128 nonce,
        Bits128 hardwareFingerprint,
        long knownCertificate) {

    /** The greatest length of a machine name in bytes. */
    public static final int MAX_NAME_BYTES = 143;

    static final int BODY_LENGTH = 2 + 1 + 1 + 4 + 8 + 16 + 16 + 16 + 8 + (1 + MAX_NAME_BYTES) + 4 + AesCmac.LENGTH;

    /** Checks the ranges. */
    public KmsRequest {
        if (editionCode < 1 || editionCode > InstallationId.MAX_EDITION) {
            throw new IllegalArgumentException("an edition code is 1…" + InstallationId.MAX_EDITION);
        }
        if (remainingMinutes < 0) {
            throw new IllegalArgumentException("remaining minutes are not negative");
        }
        requireName(machineName);
        clientTime = clientTime.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A character that is none of ASCII needs up to three bytes; control characters are none above 0x9f. */
    private static void requireName(String machineName) {
        for (int i = 0; i < machineName.length(); i++) {
            if (Character.isISOControl(machineName.charAt(i))) {
                throw new IllegalArgumentException("a machine name has no control characters");
            }
        }
        boolean surelyShort = 3 * machineName.length() <= MAX_NAME_BYTES;
        if (!surelyShort && machineName.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("a machine name has at most " + MAX_NAME_BYTES + " bytes in UTF-8");
        }
    }

    void write(ByteBuffer body) {
        body.putShort((short) editionCode).put((byte) licenseState.code()).put((byte) (virtual ? 1 : 0));
        body.putInt(remainingMinutes).putLong(clientTime.toEpochMilli());
        body.putLong(cmid.getMostSignificantBits()).putLong(cmid.getLeastSignificantBits());
        nonce.write(body);
        hardwareFingerprint.write(body);
        body.putLong(knownCertificate);
        byte[] name = machineName.getBytes(StandardCharsets.UTF_8);
        body.put((byte) name.length).put(name).put(new byte[MAX_NAME_BYTES - name.length]);
    }

    static KmsRequest read(ByteBuffer body) throws KmsProtocolException {
        int editionCode = Short.toUnsignedInt(body.getShort());
        int state = body.get();
        int flags = body.get();
        if (flags != 0 && flags != 1) {
            throw malformed("unknown flags");
        }
        int remainingMinutes = body.getInt();
        long clientTime = body.getLong();
        UUID cmid = new UUID(body.getLong(), body.getLong());
        Bits128 nonce = Bits128.read(body);
        Bits128 hardware = Bits128.read(body);
        long certificate = body.getLong();
        String machineName = readName(body);
        try {
            return new KmsRequest(
                    editionCode,
                    cmid,
                    machineName,
                    LicenseState.ofCode(state),
                    remainingMinutes,
                    flags == 1,
                    Instant.ofEpochMilli(clientTime),
                    nonce,
                    hardware,
                    certificate);
        } catch (IllegalArgumentException e) {
            throw malformed(e.getMessage());
        }
    }

    private static String readName(ByteBuffer body) throws KmsProtocolException {
        int length = Byte.toUnsignedInt(body.get());
        if (length > MAX_NAME_BYTES) {
            throw malformed("the machine name is too long");
        }
        int end = body.position() + MAX_NAME_BYTES;
        for (int i = body.position() + length; i < end; i++) {
            if (body.get(i) != 0) {
                throw malformed("the machine name is not padded with zeros");
            }
        }
        if (isAscii(body, length)) {
            byte[] ascii = new byte[length];
            body.get(ascii).position(end);
            return new String(ascii, StandardCharsets.ISO_8859_1);
        }
        ByteBuffer name = body.duplicate();
        name.limit(name.position() + length);
        body.position(end);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(name).toString();
        } catch (CharacterCodingException e) {
            throw malformed("the machine name is not UTF-8");
        }
    }

    /** Nearly all names are, and are then read without a decoder. */
    private static boolean isAscii(ByteBuffer body, int length) {
        for (int i = body.position(); i < body.position() + length; i++) {
            if (body.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static KmsProtocolException malformed(String message) {
        return new KmsProtocolException(KmsError.MALFORMED, message);
    }
}

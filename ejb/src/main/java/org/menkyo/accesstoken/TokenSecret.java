package org.menkyo.accesstoken;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.menkyo.protocol.crypto.Sha256;

/**
 * The secret of a token: the prefix of its kind, 32 random letters and digits (190 bits), and 6 letters and digits that are
 * their CRC-32. Scanners that look for lost secrets find it by its form and know it from chance by the checksum.
 *
 * <p>It is kept as its SHA-256. A slow hash would protect nothing: nobody can try all 190 bits.
 */
final class TokenSecret {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 6;

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    /** A new one. */
    static TokenSecret random(TokenKind kind, SecureRandom random) {
        StringBuilder text = new StringBuilder(kind.prefix());
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new TokenSecret(text + checksum(text.toString()));
    }

    /** The token that a text is; empty if it cannot be one, which nothing needs to be asked for. */
    static Optional<TokenSecret> of(CharSequence typed) {
        for (TokenKind kind : TokenKind.values()) {
            int length = kind.prefix().length() + RANDOM_LENGTH + CHECKSUM_LENGTH;
            if (typed.length() == length && startsWith(typed, kind.prefix())) {
                String text = typed.toString();
                int end = length - CHECKSUM_LENGTH;
                return text.substring(end).equals(checksum(text.substring(0, end)))
                        ? Optional.of(new TokenSecret(text))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(CharSequence typed, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (typed.charAt(i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM_LENGTH];
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    /** The secret itself, for its owner. */
    String text() {
        return text;
    }

    /** What is kept of it. */
    byte[] hash() {
        return Sha256.digest().digest(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What it is remembered by: as good as the secret for finding it, and no secret. */
    String hashText() {
        return HexFormat.of().formatHex(hash());
    }

    @Override
    public String toString() {
        return "TokenSecret["
                + Arrays.stream(TokenKind.values())
                        .filter(kind -> text.startsWith(kind.prefix()))
                        .findFirst()
                        .orElseThrow()
                + "]";
    }
}

package org.menkyo.protocol.key;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.protocol.key.ProductKeyFormatException.Problem;
import org.menkyo.protocol.text.TypedText;

/**
 * A product key (VA-106): 25 characters, shown in 5 groups of 5, that carry type, product group and serial.
 *
 * <p>Every instance is well typed: its unkeyed check character fits. Whether the key was made by this center only the
 * center can tell, by {@link ProductKeyCodec#isGenuine}. {@code toString()} masks the key.
 *
 * @param characters the 25 characters without separators, upper case: the secret itself
 */
public record ProductKey(String characters) {

    /** The 24 characters of product keys: no vowels, and of each look-alike pair (0/O, 1/I, 2/Z, 5/S, 8/B) at most one. */
    public static final String ALPHABET = "CDFGHJKLMNPQRTVWXY346789";

    /** Characters of a key. */
    public static final int LENGTH = 25;

    private static final int GROUP_LENGTH = 5;
    private static final BigInteger RADIX = BigInteger.valueOf(ALPHABET.length());

    /**
     * Checks the characters.
     *
     * @throws ProductKeyFormatException if they are no product key
     */
    public ProductKey {
        decode(characters);
    }

    /**
     * Reads what a person typed or pasted: lower case, full-width characters, spaces and missing or misplaced hyphens
     * are accepted.
     *
     * @throws ProductKeyFormatException naming what is wrong
     */
    public static ProductKey parse(String text) {
        String code = TypedText.code(text);
        return new ProductKey(code == null ? "" : code.replace("-", ""));
    }

    /** What the key is for. */
    public KeyType type() {
        return contents().type();
    }

    /** The number of the key's product group in its catalog, 0…255. */
    public int group() {
        return contents().group();
    }

    /** The key's serial, 0…2^34 − 1. */
    public long serial() {
        return contents().serial();
    }

    /** The whole key in clear text, 5 groups of 5 with hyphens. */
    public String formatted() {
        return grouped(characters);
    }

    /** The last group only, the others as asterisks: enough to recognize a key, not enough to use or guess it. */
    public String masked() {
        return grouped("*".repeat(LENGTH - GROUP_LENGTH) + characters.substring(LENGTH - GROUP_LENGTH));
    }

    /** 128 bits of an unkeyed hash of the key, by which a signed confirmation names it without containing it. */
    public Bits128 fingerprint() {
        return Bits128.of(
                Sha256.of("menkyo/product-key-fingerprint/1", characters.getBytes(StandardCharsets.US_ASCII)));
    }

    /** As {@link #masked()}. */
    @Override
    public String toString() {
        return masked();
    }

    KeyContents contents() {
        return decode(characters);
    }

    static ProductKey of(KeyContents contents) {
        int[] values = new int[LENGTH];
        BigInteger rest = contents.toBits();
        for (int i = LENGTH - 2; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(RADIX);
            values[i] = parts[1].intValue();
            rest = parts[0];
        }
        values[LENGTH - 1] = CheckCharacter.after(values, LENGTH - 1);
        StringBuilder characters = new StringBuilder(LENGTH);
        for (int value : values) {
            characters.append(ALPHABET.charAt(value));
        }
        return new ProductKey(characters.toString());
    }

    private static KeyContents decode(String characters) {
        int count = characters.codePointCount(0, characters.length());
        if (count != LENGTH) {
            throw new ProductKeyFormatException(Problem.LENGTH, count);
        }
        int[] codePoints = characters.codePoints().toArray();
        int[] values = new int[LENGTH];
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < LENGTH; i++) {
            values[i] = ALPHABET.indexOf(codePoints[i]);
            if (values[i] < 0) {
                throw new ProductKeyFormatException(Problem.CHARACTER, i + 1);
            }
            if (i < LENGTH - 1) {
                bits = bits.multiply(RADIX).add(BigInteger.valueOf(values[i]));
            }
        }
        if (!CheckCharacter.fits(values)) {
            throw new ProductKeyFormatException(Problem.CHECK, 0);
        }
        if (bits.bitLength() > KeyContents.TOTAL_BITS) {
            throw new ProductKeyFormatException(Problem.UNKNOWN_FORMAT, 0);
        }
        return KeyContents.ofBits(bits);
    }

    private static String grouped(String text) {
        StringBuilder grouped = new StringBuilder();
        for (int start = 0; start < LENGTH; start += GROUP_LENGTH) {
            grouped.append(start == 0 ? "" : "-").append(text, start, start + GROUP_LENGTH);
        }
        return grouped.toString();
    }
}

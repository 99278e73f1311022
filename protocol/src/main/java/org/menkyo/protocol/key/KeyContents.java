package org.menkyo.protocol.key;

import java.math.BigInteger;
import java.util.Arrays;
import org.menkyo.protocol.crypto.Sha256;

/**
 * The 110 bits that the first 24 characters of a product key stand for: 45 bits that say what the key is and 65 bits of
 * keyed check.
 *
 * <p>The 45 bits are XORed with a hash of the check, which anybody can undo; it keeps keys with neighboring serials
 * from looking alike and hides nothing.
 *
 * @param type what the key is for
 * @param group the product group's number in the catalog, 0…255
 * @param serial 0…2^34 − 1
 * @param check the keyed check, 65 bits
 */
record KeyContents(KeyType type, int group, long serial, BigInteger check) {

    static final int GROUP_BITS = 8;
    static final int SERIAL_BITS = 34;
    static final int HEADER_BITS = 1 + 2 + GROUP_BITS + SERIAL_BITS;
    static final int CHECK_BITS = 65;
    static final int TOTAL_BITS = HEADER_BITS + CHECK_BITS;

    private static final String MASK_LABEL = "menkyo/product-key-mask/1";

    KeyContents {
        if (group < 0 || group >= 1 << GROUP_BITS) {
            throw new IllegalArgumentException("a group number is 0…255");
        }
        if (serial < 0 || serial >= 1L << SERIAL_BITS) {
            throw new IllegalArgumentException("a serial is 0…2^34-1");
        }
    }

    /** Version (0), type, group and serial in 45 bits. */
    static long header(KeyType type, int group, long serial) {
        return (long) type.code() << (GROUP_BITS + SERIAL_BITS) | (long) group << SERIAL_BITS | serial;
    }

    BigInteger toBits() {
        long masked = header(type, group, serial) ^ mask(check);
        return BigInteger.valueOf(masked).shiftLeft(CHECK_BITS).or(check);
    }

    static KeyContents ofBits(BigInteger bits) {
        BigInteger check = bits.mod(BigInteger.ONE.shiftLeft(CHECK_BITS));
        long header = bits.shiftRight(CHECK_BITS).longValueExact() ^ mask(check);
        if (header >>> (HEADER_BITS - 1) != 0) {
            throw new ProductKeyFormatException(ProductKeyFormatException.Problem.UNKNOWN_FORMAT, 0);
        }
        KeyType type = KeyType.ofCode((int) (header >>> (GROUP_BITS + SERIAL_BITS)) & 3);
        int group = (int) (header >>> SERIAL_BITS) & ((1 << GROUP_BITS) - 1);
        return new KeyContents(type, group, header & ((1L << SERIAL_BITS) - 1), check);
    }

    /** The leading {@code count} bits of a hash as a number. */
    static BigInteger leadingBits(byte[] hash, int count) {
        int bytes = (count + 7) / 8;
        return new BigInteger(1, Arrays.copyOf(hash, bytes)).shiftRight(8 * bytes - count);
    }

    private static long mask(BigInteger check) {
        byte[] fixed = new byte[(CHECK_BITS + 7) / 8];
        byte[] minimal = check.toByteArray();
        System.arraycopy(minimal, 0, fixed, fixed.length - minimal.length, minimal.length);
        return leadingBits(Sha256.of(MASK_LABEL, fixed), HEADER_BITS).longValueExact();
    }
}

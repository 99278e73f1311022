package org.menkyo.protocol.activation;

import java.math.BigInteger;
import org.menkyo.protocol.key.ProductKey;

/**
 * The installation ID (VA-401, VA-403): 9 groups of 6 digits that name hardware, edition and product key, and nothing
 * else, so that the same machine always has the same one.
 *
 * <p>The 45 digits without check digits are a number of 149 bits: version 1 (3 bits), edition (14), the first 32 bits of
 * the product key's fingerprint, and the hardware profile (100), so that the center recognizes the same machine within
 * the tolerance also from an ID that was read out over the phone.
 */
public final class InstallationId {

    /** Number of groups. */
    public static final int GROUPS = 9;

    /** The greatest edition code. */
    public static final int MAX_EDITION = (1 << 14) - 1;

    /** Takes the place of the edition when a KMS host is activated: a host key covers groups, not one edition. */
    public static final int HOST_EDITION = 0;

    private static final int VERSION = 1;
    private static final int EDITION_BITS = 14;
    private static final int KEY_BITS = 32;

    private final String digits;
    private final BigInteger number;

    /**
     * Checks the digits.
     *
     * @param digits the 54 digits without separators
     * @throws DigitGroupException naming the wrong groups
     */
    public InstallationId(String digits) {
        this.digits = digits;
        this.number = DigitGroups.decode(digits, GROUPS);
        if (number.shiftRight(EDITION_BITS + KEY_BITS + HardwareProfile.totalBits())
                        .intValue()
                != VERSION) {
            throw DigitGroupException.contents();
        }
        try {
            hardware(number);
        } catch (IllegalArgumentException e) {
            throw DigitGroupException.contents();
        }
    }

    /**
     * The installation ID of a machine.
     *
     * @param editionCode the edition, 1…{@link #MAX_EDITION}, or {@link #HOST_EDITION} for a KMS host
     */
    public static InstallationId of(HardwareProfile hardware, int editionCode, ProductKey key) {
        if (editionCode < 0 || editionCode > MAX_EDITION) {
            throw new IllegalArgumentException("an edition code is 0…" + MAX_EDITION);
        }
        BigInteger number = BigInteger.valueOf(VERSION)
                .shiftLeft(EDITION_BITS)
                .or(BigInteger.valueOf(editionCode))
                .shiftLeft(KEY_BITS)
                .or(BigInteger.valueOf(keyBits(key)))
                .shiftLeft(HardwareProfile.totalBits())
                .or(hardware.pack());
        return new InstallationId(DigitGroups.encode(number, GROUPS));
    }

    /**
     * Reads what a person typed; spaces, hyphens and full-width digits are accepted.
     *
     * @throws DigitGroupException naming the wrong groups
     */
    public static InstallationId parse(String text) {
        return new InstallationId(DigitGroups.plain(text));
    }

    /** Whether 6 digits can be the group at this place (1…9): to name a mistyped group while it is being typed. */
    public static boolean isGroup(int place, String sixDigits) {
        return place >= 1 && place <= GROUPS && DigitGroups.fits(DigitGroups.plain(sixDigits), place - 1);
    }

    /** The 54 digits without separators. */
    public String digits() {
        return digits;
    }

    /** The hardware that the ID names. */
    public HardwareProfile hardware() {
        return hardware(number);
    }

    /** The edition that the ID names, or {@link #HOST_EDITION}. */
    public int editionCode() {
        return number.shiftRight(KEY_BITS + HardwareProfile.totalBits()).intValue() & MAX_EDITION;
    }

    /** The first 32 bits of the product key's fingerprint, as a number: to find the key of an ID that was read out. */
    public long keyPrefix() {
        return number.shiftRight(HardwareProfile.totalBits()).longValue() & 0xffffffffL;
    }

    /** Whether the ID was made with this product key. */
    public boolean isFor(ProductKey key) {
        return keyPrefix() == keyBits(key);
    }

    /** {@link #keyPrefix()} of the IDs that are made with this product key. */
    public static long keyPrefixOf(ProductKey key) {
        return keyBits(key);
    }

    /**
     * The same hardware and edition without the part of the product key: what can be kept beside the key's row without helping
     * anybody to guess the key.
     */
    public InstallationId withoutKey() {
        BigInteger keyPart =
                BigInteger.ONE.shiftLeft(KEY_BITS).subtract(BigInteger.ONE).shiftLeft(HardwareProfile.totalBits());
        return ofNumber(number.andNot(keyPart));
    }

    /** The 9 groups with hyphens. */
    public String formatted() {
        return DigitGroups.grouped(digits);
    }

    /** As {@link #formatted()}. */
    @Override
    public String toString() {
        return formatted();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InstallationId same && digits.equals(same.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    BigInteger number() {
        return number;
    }

    static InstallationId ofNumber(BigInteger number) {
        return new InstallationId(DigitGroups.encode(number, GROUPS));
    }

    private static HardwareProfile hardware(BigInteger number) {
        BigInteger size = BigInteger.ONE.shiftLeft(HardwareProfile.totalBits());
        return HardwareProfile.unpack(number.mod(size));
    }

    private static long keyBits(ProductKey key) {
        return key.fingerprint().high() >>> 32;
    }
}

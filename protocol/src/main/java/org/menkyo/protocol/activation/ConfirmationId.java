package org.menkyo.protocol.activation;

/**
 * The confirmation ID (VA-403, VA-405): 8 groups of 6 digits by which the center confirms an installation ID.
 *
 * <p>An instance is well typed; whether it confirms a given installation ID, {@link ConfirmationCodec} tells.
 *
 * @param digits the 48 digits without separators
 */
public record ConfirmationId(String digits) {

    /** Number of groups. */
    public static final int GROUPS = 8;

    /**
     * Checks the digits.
     *
     * @throws DigitGroupException naming the wrong groups
     */
    public ConfirmationId {
        DigitGroups.decode(digits, GROUPS);
    }

    /**
     * Reads what a person typed; spaces, hyphens and full-width digits are accepted.
     *
     * @throws DigitGroupException naming the wrong groups
     */
    public static ConfirmationId parse(String text) {
        return new ConfirmationId(DigitGroups.plain(text));
    }

    /** Whether 6 digits can be the group at this place (1…8): to name a mistyped group while it is being typed. */
    public static boolean isGroup(int place, String sixDigits) {
        return place >= 1 && place <= GROUPS && DigitGroups.fits(DigitGroups.plain(sixDigits), place - 1);
    }

    /** The 8 groups with hyphens. */
    public String formatted() {
        return DigitGroups.grouped(digits);
    }

    /** As {@link #formatted()}. */
    @Override
    public String toString() {
        return formatted();
    }
}

package org.menkyo.client.agent.trust;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * The one-time code by which a machine is enrolled with an authority: 24 characters in 6 groups of 4, 120 random bits, from
 * the digits and the letters without I, L, O and U. Small letters are the same, and so are O and 0, I, L and 1. Each side
 * proves to the other that it knows the code; the code itself is not sent (VA-503).
 */
public final class EnrollmentCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 24;
    private static final int GROUP = 4;

    private final String characters;

    private EnrollmentCode(String characters) {
        this.characters = characters;
    }

    /** A new code. */
    public static EnrollmentCode generate(SecureRandom random) {
        StringBuilder fresh = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            fresh.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new EnrollmentCode(fresh.toString());
    }

    /**
     * Reads a code as it was typed.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static EnrollmentCode parse(String typed) {
        String characters = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean known = characters.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
        if (characters.length() != LENGTH || !known) {
            throw new IllegalArgumentException("an enrollment code has 6 groups of 4 letters and digits");
        }
        return new EnrollmentCode(characters);
    }

    /** As people type it: groups of 4 with hyphens between them. */
    public String formatted() {
        StringBuilder groups = new StringBuilder();
        for (int start = 0; start < LENGTH; start += GROUP) {
            groups.append(start == 0 ? "" : "-").append(characters, start, start + GROUP);
        }
        return groups.toString();
    }

    byte[] secret() {
        return characters.getBytes(StandardCharsets.US_ASCII);
    }

    /** The code is a secret. */
    @Override
    public String toString() {
        return "an enrollment code";
    }
}

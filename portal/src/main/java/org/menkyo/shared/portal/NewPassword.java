package org.menkyo.shared.portal;

import java.security.SecureRandom;

/** A password that a page makes for somebody else and shows once: 24 letters and digits that cannot be mistaken for each other, 120 bits. */
public final class NewPassword {

    private static final String CHARACTERS = "23456789abcdefghijkmnpqrstuvwxyz";
    private static final int LENGTH = 24;
    private static final int GROUP = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewPassword() {}

    /** A new one, in groups with hyphens, which belong to it. */
    public static String random() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}

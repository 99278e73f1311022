package org.menkyo.openlicense;

/** A number as the audit may hold it: its last two characters, the rest covered (LC-605). */
final class MaskedNumber {

    private static final int VISIBLE = 2;
    private static final int SHORTEST_SHOWN = 6;

    private MaskedNumber() {}

    static String of(String number) {
        if (number.length() < SHORTEST_SHOWN) {
            return "*".repeat(number.length());
        }
        return "*".repeat(number.length() - VISIBLE) + number.substring(number.length() - VISIBLE);
    }
}

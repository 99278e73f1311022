package org.menkyo.protocol.activation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.menkyo.protocol.text.TypedText;

/**
 * A number as groups of 6 digits, of which each sixth is a check digit (VA-403).
 *
 * <p>The check digit is Damm's: the table is a weakly totally anti-symmetric quasigroup of order 10, so every single
 * wrong digit and every swap of neighboring digits in a group is found with certainty. Group n starts in state n − 1
 * instead of 0; since each digit permutes the states, a right group in a wrong place is found with certainty too.
 */
final class DigitGroups {

    static final int GROUP_LENGTH = 6;
    static final int DATA_LENGTH = GROUP_LENGTH - 1;

    private static final Pattern SEPARATOR = Pattern.compile("[-._,]");
    private static final Pattern GROUP_BEFORE_ANOTHER = Pattern.compile("([0-9]{6})(?=[0-9])");

    private static final String[] DAMM = {
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
    };

    private DigitGroups() {}

    /** The digits without separators. */
    static String encode(BigInteger number, int groups) {
        String data = number.toString();
        if (number.signum() < 0 || data.length() > groups * DATA_LENGTH) {
            throw new IllegalArgumentException("the number does not fit into " + groups + " groups");
        }
        data = "0".repeat(groups * DATA_LENGTH - data.length()) + data;
        StringBuilder digits = new StringBuilder(groups * GROUP_LENGTH);
        for (int group = 0; group < groups; group++) {
            String part = data.substring(group * DATA_LENGTH, (group + 1) * DATA_LENGTH);
            digits.append(part).append(checkDigit(part, group));
        }
        return digits.toString();
    }

    /** The number behind digits without separators. */
    static BigInteger decode(String digits, int groups) {
        if (!areDigits(digits, groups * GROUP_LENGTH)) {
            throw DigitGroupException.length(groups);
        }
        List<Integer> wrong = new ArrayList<>();
        StringBuilder data = new StringBuilder();
        for (int group = 0; group < groups; group++) {
            String part = digits.substring(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH);
            if (!fits(part, group)) {
                wrong.add(group + 1);
            }
            data.append(part, 0, DATA_LENGTH);
        }
        if (!wrong.isEmpty()) {
            throw DigitGroupException.check(wrong);
        }
        return new BigInteger(data.toString());
    }

    /** Whether these 6 digits can stand at this place; the first place is 0. */
    static boolean fits(String group, int place) {
        return areDigits(group, GROUP_LENGTH) && stateAfter(group, place) == 0;
    }

    private static boolean areDigits(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Drops what people put between digits and turns full-width digits into plain ones. */
    static String plain(String text) {
        String code = TypedText.code(text);
        return code == null ? "" : SEPARATOR.matcher(code).replaceAll("");
    }

    /** The digits in groups of 6 with hyphens. */
    static String grouped(String digits) {
        return GROUP_BEFORE_ANOTHER.matcher(digits).replaceAll("$1-");
    }

    private static char checkDigit(String data, int place) {
        int state = stateAfter(data, place);
        return (char) ('0' + DAMM[state].indexOf('0'));
    }

    private static int stateAfter(String digits, int place) {
        int state = place;
        for (int i = 0; i < digits.length(); i++) {
            state = DAMM[state].charAt(digits.charAt(i) - '0') - '0';
        }
        return state;
    }
}

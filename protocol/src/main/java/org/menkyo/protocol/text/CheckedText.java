package org.menkyo.protocol.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.menkyo.protocol.crypto.Sha256;

/**
 * Bytes as numbered lines that a person can read out and type, where each line checks itself (VA-301).
 *
 * <p>A line is its number, 25 characters in 5 groups, and 2 check characters: {@code 01: K7V2M-...-9XQTB 4C}. The
 * characters are digits and letters without I, L, O and U; readers take I and L as 1 and O as 0, and accept small
 * letters, full-width characters and any spaces and hyphens. Each character is an element of GF(32). The number of the
 * line, the 25 and the 2 are a word of the Reed-Solomon code with the roots α and α², α being the root of x⁵ + x² + 1:
 * any one or two wrong characters in a line are found with certainty, hence every swap of neighbors too, and a line in
 * the wrong place.
 *
 * <p>The bytes are preceded by their number (2 bytes) and followed by the first 4 bytes of their SHA-256; the last line
 * is filled up with zeros.
 */
public final class CheckedText {

    /** The greatest number of bytes: 31 lines, so that no two lines have the same number in the code. */
    public static final int MAX_LENGTH = 31 * 125 / 8 - 6;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DATA = 25;
    private static final int CHECKS = 2;
    private static final int GROUP = 5;
    private static final int BITS = 5;
    private static final int FIELD = 32;
    private static final int POLYNOMIAL = 0b100101;
    private static final int LENGTH_BYTES = 2;
    private static final int DIGEST_BYTES = 4;

    private static final int[] POWERS = new int[2 * (FIELD - 1)];
    private static final int[] LOGARITHMS = new int[FIELD];

    static {
        int power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            LOGARITHMS[power] = i % (FIELD - 1);
            power <<= 1;
            power ^= power >= FIELD ? POLYNOMIAL : 0;
        }
    }

    private CheckedText() {}

    /**
     * The lines, each with a line break at its end.
     *
     * @throws IllegalArgumentException if there are more than {@value #MAX_LENGTH} bytes
     */
    public static String of(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException("more than " + MAX_LENGTH + " bytes do not fit");
        }
        ByteBuffer framed = ByteBuffer.allocate(LENGTH_BYTES + bytes.length + DIGEST_BYTES);
        framed.putShort((short) bytes.length).put(bytes).put(digest(bytes));
        int[] data = characters(framed.array());
        StringBuilder text = new StringBuilder();
        for (int line = 0; line * DATA < data.length; line++) {
            append(text, line + 1, Arrays.copyOfRange(data, line * DATA, (line + 1) * DATA));
        }
        return text.toString();
    }

    /**
     * The bytes of what was typed. Lines may be in any order.
     *
     * @throws CheckedTextException naming the lines that are mistyped or missing
     */
    public static byte[] parse(String text) throws CheckedTextException {
        List<int[]> lines = new ArrayList<>();
        TreeSet<Integer> wrong = new TreeSet<>();
        int place = 0;
        for (String typed : text.split("\\R")) {
            String plain = plain(typed);
            if (!plain.isEmpty()) {
                place++;
                read(plain, place, lines, wrong);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) == null) {
                wrong.add(i + 1);
            }
        }
        if (!wrong.isEmpty()) {
            throw CheckedTextException.lines(wrong);
        }
        return contents(lines);
    }

    private static void read(String plain, int place, List<int[]> lines, TreeSet<Integer> wrong) {
        int number = number(plain);
        if (number < 1 || number >= FIELD) {
            wrong.add(place);
            return;
        }
        int[] word = word(plain, number);
        while (lines.size() < number) {
            lines.add(null);
        }
        if (word.length == 0 || !isCode(word)) {
            wrong.add(number);
        } else {
            lines.set(number - 1, Arrays.copyOfRange(word, 1, 1 + DATA));
        }
    }

    private static int number(String plain) {
        int end = plain.indexOf(':');
        return end >= 1 && end <= 2 && plain.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(plain.substring(0, end))
                : 0;
    }

    /** The line's number and its characters; empty if they are not as many as there should be, or others. */
    private static int[] word(String plain, int number) {
        String characters = plain.substring(plain.indexOf(':') + 1);
        int[] word = new int[1 + DATA + CHECKS];
        word[0] = number;
        if (characters.length() != DATA + CHECKS) {
            return new int[0];
        }
        for (int i = 0; i < characters.length(); i++) {
            word[i + 1] = ALPHABET.indexOf(characters.charAt(i));
            if (word[i + 1] < 0) {
                return new int[0];
            }
        }
        return word;
    }

    private static byte[] contents(List<int[]> lines) throws CheckedTextException {
        byte[] framed = new byte[lines.size() * DATA * BITS / 8];
        int bit = 0;
        for (int[] line : lines) {
            for (int character : line) {
                for (int i = BITS - 1; i >= 0; i--, bit++) {
                    if ((character >> i & 1) == 1 && bit / 8 < framed.length) {
                        framed[bit / 8] |= (byte) (0x80 >>> bit % 8);
                    }
                }
            }
        }
        if (framed.length < LENGTH_BYTES + DIGEST_BYTES) {
            throw CheckedTextException.incomplete();
        }
        int length = Short.toUnsignedInt(ByteBuffer.wrap(framed).getShort());
        int end = LENGTH_BYTES + length;
        if (end + DIGEST_BYTES > framed.length) {
            throw CheckedTextException.incomplete();
        }
        byte[] bytes = Arrays.copyOfRange(framed, LENGTH_BYTES, end);
        if (!Arrays.equals(digest(bytes), Arrays.copyOfRange(framed, end, end + DIGEST_BYTES))) {
            throw CheckedTextException.incomplete();
        }
        return bytes;
    }

    private static int[] characters(byte[] bytes) {
        int perLine = DATA * BITS;
        int lines = (bytes.length * 8 + perLine - 1) / perLine;
        int[] characters = new int[lines * DATA];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & 0x80 >>> bit % 8) != 0) {
                characters[bit / BITS] |= 1 << BITS - 1 - bit % BITS;
            }
        }
        return characters;
    }

    private static void append(StringBuilder text, int number, int[] data) {
        text.append(String.format(Locale.ROOT, "%02d: ", number));
        for (int i = 0; i < DATA; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(data[i]));
        }
        text.append(' ');
        for (int check : checks(number, data)) {
            text.append(ALPHABET.charAt(check));
        }
        text.append('\n');
    }

    /** The two characters that make the word a multiple of (x − α)(x − α²). */
    private static int[] checks(int number, int[] data) {
        int first = POWERS[1];
        int second = POWERS[2];
        int sum = first ^ second;
        int product = times(first, second);
        int high = 0;
        int low = 0;
        for (int i = -1; i < DATA; i++) {
            int factor = (i < 0 ? number : data[i]) ^ high;
            high = low ^ times(factor, sum);
            low = times(factor, product);
        }
        return new int[] {high, low};
    }

    private static boolean isCode(int[] word) {
        return valueAt(word, POWERS[1]) == 0 && valueAt(word, POWERS[2]) == 0;
    }

    private static int valueAt(int[] word, int x) {
        int value = 0;
        for (int character : word) {
            value = times(value, x) ^ character;
        }
        return value;
    }

    private static int times(int a, int b) {
        return a == 0 || b == 0 ? 0 : POWERS[LOGARITHMS[a] + LOGARITHMS[b]];
    }

    /** Number, colon and characters without what people put between them. */
    private static String plain(String line) {
        String code = TypedText.code(line);
        return code == null
                ? ""
                : code.replace("-", "").replace('I', '1').replace('L', '1').replace('O', '0');
    }

    private static byte[] digest(byte[] bytes) {
        return Arrays.copyOf(Sha256.digest().digest(bytes), DIGEST_BYTES);
    }
}

package org.menkyo.account.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Passwords that are guessed first: the 100,000 most common ones, as the library nbvcxz lists them, and what people make of
 * them to satisfy a rule, namely to repeat them, to put digits and signs before or behind, and to write digits for letters.
 * Most of the list is shorter than a password may be, so what people make of it matters more than the list as it stands.
 */
@ApplicationScoped
public class CommonPasswords {

    private static final String LIST = "/dictionaries/passwords.txt";

    /** The longest that adds nothing to speak of: what is repeated, and what stands before or behind. */
    private static final int SHORT = 4;

    private static final int AROUND = 6;

    private static final Map<Integer, Integer> LETTERS = Map.of(
            (int) '0', (int) 'o', (int) '1', (int) 'i', (int) '3', (int) 'e', (int) '4', (int) 'a', (int) '5',
            (int) 's', (int) '7', (int) 't', (int) '@', (int) 'a', (int) '$', (int) 's', (int) '!', (int) 'i');

    private final Set<String> list = read();

    /**
     * Whether a password is among them, whatever its case.
     *
     * @param password in the form NFKC
     */
    public boolean contains(String password) {
        String typed = password.toLowerCase(Locale.ROOT);
        return isCommon(typed) || isCommon(asLetters(typed));
    }

    private boolean isCommon(String text) {
        if (isTrivial(text)) {
            return true;
        }
        int begin = 0;
        int end = text.length();
        while (begin < end && !Character.isLetter(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (end > begin && !Character.isLetter(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        String word = text.substring(begin, end);
        return word.length() < text.length()
                && (isTrivial(word) || isTrivial(asLetters(word)))
                && isTrivialAround(text.substring(0, begin))
                && isTrivialAround(text.substring(end));
    }

    private boolean isTrivialAround(String text) {
        return text.length() <= AROUND || isTrivial(text);
    }

    /** Whether a text is short, listed, a row of characters as in {@code abcdef}, or a repetition of such. */
    private boolean isTrivial(String text) {
        return isSimple(text)
                || IntStream.rangeClosed(1, text.length() / 2)
                        .anyMatch(length -> isRepeated(text, length) && isSimple(text.substring(0, length)));
    }

    private boolean isSimple(String text) {
        return text.length() <= SHORT || list.contains(text) || isRow(text, 1) || isRow(text, -1);
    }

    /** Whether a text is its beginning again and again, the last time perhaps in part. */
    private static boolean isRepeated(String text, int length) {
        return text.regionMatches(length, text, 0, text.length() - length);
    }

    private static boolean isRow(String text, int step) {
        return IntStream.range(1, text.length()).allMatch(i -> {
            int expected = text.charAt(i - 1) + step;
            return text.charAt(i) == expected
                    || text.charAt(i) == '0' && expected == '9' + 1
                    || text.charAt(i) == '9' && expected == '0' - 1;
        });
    }

    private static String asLetters(String text) {
        return text.codePoints()
                .map(c -> LETTERS.getOrDefault(c, c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<String> read() {
        Set<String> passwords = new HashSet<>();
        InputStream file = Objects.requireNonNull(
                CommonPasswords.class.getResourceAsStream(LIST), "the list of common passwords is missing");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                passwords.add(line.toLowerCase(Locale.ROOT));
            }
            return passwords;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.menkyo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedTextTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Random RANDOM = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 32, 202, CheckedText.MAX_LENGTH})
    @Tag("VA-301")
    void whatIsTypedAsItWasPrintedGivesTheSameBytes(int length) throws Exception {
        byte[] bytes = random(length);
        String text = CheckedText.of(bytes);

        assertThat(CheckedText.parse(text)).isEqualTo(bytes);
        assertThat(text.lines()).allMatch(line -> line.matches("\\d\\d: ([0-9A-Z]{5}-){4}[0-9A-Z]{5} [0-9A-Z]{2}"));
    }

    @Test
    @Tag("VA-301")
    void peopleMayTypeItInTheirWay() throws Exception {
        byte[] bytes = random(100);
        List<String> lines = CheckedText.of(bytes).lines().toList();
        List<String> shuffled = new java.util.ArrayList<>(lines);
        Collections.reverse(shuffled);
        String typed =
                String.join("\r\n\r\n", shuffled).toLowerCase(Locale.ROOT).replace("-", "  ");

        assertThat(CheckedText.parse(typed)).isEqualTo(bytes);
        String confused = lines.stream()
                .map(line -> line.substring(0, 4)
                        + line.substring(4).replace('0', 'O').replace('1', 'l'))
                .collect(java.util.stream.Collectors.joining("\n"));
        assertThat(CheckedText.parse(confused)).isEqualTo(bytes);
    }

    @Test
    @Tag("VA-301")
    void everySingleWrongCharacterIsFoundInItsLine() {
        String line = CheckedText.of(random(9)).lines().findFirst().orElseThrow();
        for (int i = 4; i < line.length(); i++) {
            for (char other : ALPHABET.toCharArray()) {
                if (ALPHABET.indexOf(line.charAt(i)) >= 0 && line.charAt(i) != other) {
                    assertWrong(with(line, i, other), 1);
                }
            }
        }
    }

    @Test
    @Tag("VA-301")
    void anyTwoWrongCharactersAndEverySwapAreFound() {
        String line = CheckedText.of(random(9)).lines().findFirst().orElseThrow();
        int[] places = java.util.stream.IntStream.range(4, line.length())
                .filter(i -> ALPHABET.indexOf(line.charAt(i)) >= 0)
                .toArray();
        for (int a = 0; a < places.length; a++) {
            for (int b = a + 1; b < places.length; b++) {
                char first = line.charAt(places[a]);
                char second = line.charAt(places[b]);
                if (first != second) {
                    assertWrong(with(with(line, places[a], second), places[b], first), 1);
                }
                assertWrong(with(with(line, places[a], next(first)), places[b], next(second)), 1);
            }
        }
    }

    @Test
    @Tag("VA-301")
    void aLineInAnotherPlaceIsFound() {
        List<String> lines = CheckedText.of(random(200)).lines().toList();
        for (int place = 0; place < lines.size(); place++) {
            List<String> wrong = new java.util.ArrayList<>(lines);
            String other = lines.get((place + 1) % lines.size());
            wrong.set(place, lines.get(place).substring(0, 4) + other.substring(4));
            assertWrong(String.join("\n", wrong), place + 1);
        }
    }

    @Test
    @Tag("VA-301")
    void missingLinesAreNamed() {
        List<String> lines = CheckedText.of(random(200)).lines().toList();
        List<String> some = new java.util.ArrayList<>(lines);
        some.remove(4);
        some.remove(2);
        assertWrong(String.join("\n", some), 3, 5);
        assertThatThrownBy(() -> CheckedText.parse(String.join("\n", lines.subList(0, lines.size() - 1))))
                .isInstanceOf(CheckedTextException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "01:", "99: AAAAA", "01: AAAAA-AAAAA-AAAAA-AAAAA-AAAAA AA", "0x: 1"})
    void otherTextIsNone(String text) {
        assertThatThrownBy(() -> CheckedText.parse(text)).isInstanceOf(CheckedTextException.class);
    }

    private static void assertWrong(String text, Integer... lines) {
        assertThatThrownBy(() -> CheckedText.parse(text))
                .isInstanceOfSatisfying(
                        CheckedTextException.class, e -> assertThat(e.lines()).isEqualTo(Arrays.asList(lines)));
    }

    private static char next(char character) {
        return ALPHABET.charAt((ALPHABET.indexOf(character) + 1) % ALPHABET.length());
    }

    private static String with(String line, int place, char character) {
        return line.substring(0, place) + character + line.substring(place + 1);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}

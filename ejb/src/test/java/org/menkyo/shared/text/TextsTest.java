package org.menkyo.shared.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.MissingResourceException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Texts english = Texts.beside(TextsTest.class, "sample", Language.EN);
    private final Texts japanese = Texts.beside(TextsTest.class, "sample", Language.JA);

    @Test
    @Tag("LC-1104")
    void eachLanguageHasItsOwnTexts() {
        assertThat(english.format("plain")).isEqualTo("It's ready");
        assertThat(japanese.format("plain")).isEqualTo("できました");
        assertThat(english.format("named", "Tanaka", 1_200)).isEqualTo("Tanaka has 1,200 keys");
        assertThat(japanese.format("named", "田中", 1_200)).isEqualTo("田中 のキーは 1,200 個");
    }

    @Test
    void threadsFillTheSameTextAtTheSameTime() {
        assertThat(IntStream.range(0, 10_000)
                        .parallel()
                        .mapToObj(number -> english.format("named", "Name " + number, number % 10)))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10_000)
                        .mapToObj(number -> "Name " + number + " has " + number % 10 + " keys")
                        .toList());
    }

    @Test
    void aTextThatIsMissingIsMissingEachTime() {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> english.format("missing")).isInstanceOf(MissingResourceException.class);
        }
    }
}

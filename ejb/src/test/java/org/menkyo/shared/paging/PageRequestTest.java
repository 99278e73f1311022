package org.menkyo.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

class PageRequestTest {

    @Test
    @Tag("LC-1102")
    void aCursorComesBackAsThePlaceThatItWasMadeOf() {
        Page<String> page = Page.of(List.of("a", "\u5c71", "c"), new PageRequest(Optional.empty(), 2), place -> place);

        assertThat(PageRequest.of(page.next(), 2)).isEqualTo(new PageRequest(Optional.of("\u5c71"), 2));
    }

    @Test
    void aCursorTellsNoNumbers() {
        String cursor = Page.followedBy(List.of(), Optional.of(781L)).next();

        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .hasSizeGreaterThan(28)
                .doesNotContain("781");
        assertThat(Page.followedBy(List.of(), Optional.of(781L)).next())
                .as("two cursors of one place")
                .isNotEqualTo(cursor);
    }

    /** Places that lists have, or that would make a statement fail, in the clear as a caller could write them. */
    @ParameterizedTest
    @Tag("LC-1110")
    @ValueSource(
            strings = {
                "a\0b",
                "781",
                "+999999999-12-31T23:59:59Z/0b0a1f52-3f5c-4a53-9a7f-2f0d3f1c9a55",
                "-1:-1",
                "9223372036854775808",
                ""
            })
    void refusesCursorsThatItHasNotMade(String place) {
        assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8)));
        assertRefused(" " + place);
    }

    @Test
    @Tag("LC-1110")
    void refusesCursorsThatWereAltered() {
        byte[] cursor = Base64.getUrlDecoder()
                .decode(Page.followedBy(List.of(), Optional.of("place")).next());
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] altered = cursor.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        }
    }

    private static void assertRefused(String cursor) {
        if (cursor.isEmpty()) {
            // No cursor at all: the first page.
            return;
        }
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PageRequest.of(cursor, null))
                .satisfies(e -> assertThat(e.errors())
                        .containsExactly(new FieldError("cursor", FieldProblem.MALFORMED, List.of())));
    }
}

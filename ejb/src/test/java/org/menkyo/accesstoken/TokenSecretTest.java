package org.menkyo.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of tokens. */
class TokenSecretTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void isKnownAgainByItsForm(TokenKind kind) {
        TokenSecret secret = TokenSecret.random(kind, RANDOM);

        assertThat(secret.text()).startsWith(kind.prefix()).matches("menkyo_[as]_[0-9A-Za-z]{38}");
        assertThat(TokenSecret.of(secret.text()).orElseThrow().hash()).isEqualTo(secret.hash());
    }

    @Test
    void isAnotherEachTime() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            made.add(TokenSecret.random(TokenKind.ACCESS, RANDOM).text());
        }

        assertThat(made).hasSize(1_000);
    }

    @Test
    void oneWrongCharacterIsFoundWithoutAskingTheDatabase() {
        String text = TokenSecret.random(TokenKind.ACCESS, RANDOM).text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(TokenSecret.of(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "menkyo_a_", "correct horse battery", "menkyo_a_0123456789012345678901234567890123456789"})
    void otherTextsAreNone(String text) {
        assertThat(TokenSecret.of(text)).isEmpty();
    }

    @Test
    void isNotInItsDescription() {
        TokenSecret secret = TokenSecret.random(TokenKind.ACCESS, RANDOM);

        assertThat(secret).hasToString("TokenSecret[ACCESS]");
    }
}

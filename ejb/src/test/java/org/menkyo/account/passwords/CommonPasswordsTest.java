package org.menkyo.account.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    private static final CommonPasswords COMMON = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1qaz2wsx3edc",
                "qwertyqwerty",
                "Christopher1",
                "password1234",
                "PASSWORD-2026",
                "!!password!!",
                "P4ssw0rdP4ssw0rd",
                "aaaaaaaaaaaaa",
                "abcabcabcabca",
                "abcdefghijkl",
                "123456789012345",
                "987654321098",
                "2026-password",
                "dragondragondragon",
                "qwertyuiop[]"
            })
    void knowsCommonPasswordsAndWhatIsMadeOfThem(String password) {
        assertThat(COMMON.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "wee-Hou7ohz5",
                "red kettle 7 lamps",
                "dragon-83917465028",
                "\u7D05\u3044\u3084\u304B\u3093\u3068\u4E03\u3064\u306E\u30E9\u30F3\u30D7",
                "7391048265193"
            })
    void takesOthers(String password) {
        assertThat(COMMON.contains(password)).isFalse();
    }
}

package org.menkyo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPasswordsTest {

    @ParameterizedTest
    @Tag("LC-1110")
    @ValueSource(strings = {"a\0b", "\0", "a\ud800"})
    void doesNotAskTheDatabaseForNamesThatItCannotHold(String account) {
        assertThat(new ServerPasswords().match(account, "secret".toCharArray()))
                .as("without any security domain to ask")
                .isFalse();
    }
}

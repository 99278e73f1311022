package org.menkyo.shared.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of business e-mail addresses. */
class BusinessEmailTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.co",
                "Hana.Sato+orders@mail.Example.co.jp",
                "!#$%&'*+/=?^_`{|}~-@example.com",
                "0@1.23",
                "a@x--y.example",
            })
    void accepts(String address) {
        assertThat(BusinessEmail.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@example.com",
                "a@",
                "a@example",
                "a@example.c",
                "a@example.",
                "a@.example",
                "a@example..com",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a@b@example.com",
                "a b@example.com",
                "a@exa mple.com",
                "a@-example.com",
                "a@example-.com",
                "a@example.com-",
                "a@exam_ple.com",
                "\"a\"@example.com",
                "a@[192.0.2.1]",
                "ä@example.com",
                "a@ex\u00e4mple.com",
                "a@example.com\n",
            })
    void refuses(String address) {
        assertThat(BusinessEmail.isValid(address)).isFalse();
    }

    @Test
    void refusesNoAddress() {
        assertThat(BusinessEmail.isValid(null)).isFalse();
    }

    @Test
    void limitsTheLengthOfEachPart() {
        assertThat(BusinessEmail.isValid("a".repeat(64) + "@example.com")).isTrue();
        assertThat(BusinessEmail.isValid("a".repeat(65) + "@example.com")).isFalse();
        assertThat(BusinessEmail.isValid("a@" + "b".repeat(63) + ".com")).isTrue();
        assertThat(BusinessEmail.isValid("a@" + "b".repeat(64) + ".com")).isFalse();
        String domain = ("b".repeat(61) + ".").repeat(4);
        assertThat(BusinessEmail.isValid("a@" + domain + "comp")).isTrue();
        assertThat(BusinessEmail.isValid("a@" + domain + "compa")).isFalse();
    }
}

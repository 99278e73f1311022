package org.menkyo.seat.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LC-706")
class AddressesTest {

    @Test
    void eachLineIsAnAddress() {
        assertThat(Addresses.lines("one@example.com\r\n\n  two@example.com \nthree@example.com"))
                .containsExactly("one@example.com", "two@example.com", "three@example.com");
    }

    @Test
    void theFirstColumnCounts() {
        assertThat(Addresses.lines(
                        "\uFEFFone@example.com;One\n\"two@example.com\",Two\nthree@example.com\tThree\n;Four"))
                .containsExactly("one@example.com", "two@example.com", "three@example.com");
    }
}

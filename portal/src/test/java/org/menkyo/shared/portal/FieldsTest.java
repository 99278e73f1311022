package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.error.InvalidInputException;

class FieldsTest {

    @Test
    void numbersAreTakenAsTheyAreTyped() {
        assertThat(Fields.number("count", " 12 ")).isEqualTo(12);
        assertThat(Fields.number("count", "１２")).isEqualTo(12);
        assertThat(Fields.number("count", " ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "1,000", "99999999999"})
    void whatIsNoNumberNamesItsField(String typed) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Fields.number("count", typed))
                .satisfies(wrong -> assertThat(wrong.errors().get(0).field()).isEqualTo("count"));
    }
}

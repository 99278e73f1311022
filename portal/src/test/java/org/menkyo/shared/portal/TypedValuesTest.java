package org.menkyo.shared.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;

class TypedValuesTest {

    private final TypedValues typed = new TypedValues(ZoneId.of("Asia/Tokyo"));

    @Test
    void daysAndTimesAreThoseOfThePublisher() {
        assertThat(typed.beginningOf("day", "2028-02-29")).isEqualTo(Instant.parse("2028-02-28T15:00:00Z"));
        assertThat(typed.endOf("day", "2028-02-29")).isEqualTo(Instant.parse("2028-02-29T15:00:00Z"));
        assertThat(typed.moment("time", "2028-02-29T09:00")).isEqualTo(Instant.parse("2028-02-29T00:00:00Z"));
        assertThat(typed.number("number", " 7 ")).isEqualTo(7);
        assertThat(typed.number("number", "")).isNull();
        typed.done();
    }

    @Test
    void whatCannotBeReadIsToldTogether() {
        typed.number("number", "many");
        typed.endOf("day", "2027-02-29");
        typed.uuid("id", "4711");

        assertThatThrownBy(typed::done)
                .asInstanceOf(type(InvalidInputException.class))
                .satisfies(wrong -> assertThat(wrong.errors())
                        .extracting(FieldError::field)
                        .containsExactly("number", "day", "id"));
    }

    @Test
    void aFieldThatIsReadAloneIsTakenAsItIsTyped() {
        assertThat(TypedValues.numberIn("count", " 12 ")).isEqualTo(12);
        assertThat(TypedValues.numberIn("count", "１２")).isEqualTo(12);
        assertThat(TypedValues.numberIn("count", " ")).isNull();
        assertThat(TypedValues.uuidIn("caseId", " ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "1,000", "99999999999"})
    void whatIsNoNumberNamesItsField(String input) {
        assertThatThrownBy(() -> TypedValues.numberIn("count", input))
                .asInstanceOf(type(InvalidInputException.class))
                .satisfies(wrong ->
                        assertThat(wrong.errors()).extracting(FieldError::field).containsExactly("count"));
    }
}

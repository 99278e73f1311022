package org.menkyo.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

@Tag("LC-108")
class ReturnPolicyTest {

    private static final List<OrderLine> ORDERED = List.of(
            OrderLine.of("A", 10, false),
            OrderLine.of("A", 5, true),
            OrderLine.of("B", 3, null),
            OrderLine.of("A", 4, null));

    @Test
    void whatIsReturnedIsTakenFromTheFirstLinesOfTheProduct() {
        assertThat(ReturnPolicy.left(ORDERED, List.of(OrderLine.of("A", 3, null))))
                .containsExactly(
                        OrderLine.of("A", 7, false),
                        OrderLine.of("A", 5, true),
                        OrderLine.of("B", 3, null),
                        OrderLine.of("A", 4, null));
        assertThat(ReturnPolicy.left(ORDERED, List.of(OrderLine.of("A", 12, false))))
                .containsExactly(OrderLine.of("A", 5, true), OrderLine.of("B", 3, null), OrderLine.of("A", 2, null));
    }

    @Test
    void softwareAssuranceIsAnotherProduct() {
        assertThat(ReturnPolicy.left(ORDERED, List.of(OrderLine.of("A", 5, true))))
                .containsExactly(OrderLine.of("A", 10, false), OrderLine.of("B", 3, null), OrderLine.of("A", 4, null));
    }

    @Test
    void allCanBeReturned() {
        assertThat(ReturnPolicy.left(
                        ORDERED,
                        List.of(OrderLine.of("A", 14, false), OrderLine.of("A", 5, true), OrderLine.of("B", 3, false))))
                .isEmpty();
    }

    @Test
    void moreThanTheOrderHasIsRefusedLineByLine() {
        assertThatThrownBy(() -> ReturnPolicy.left(
                        ORDERED,
                        List.of(
                                OrderLine.of("B", 2, null),
                                OrderLine.of("A", 15, false),
                                OrderLine.of("C", 1, null),
                                OrderLine.of("B", 2, null),
                                OrderLine.of("B", 1, true))))
                .asInstanceOf(type(InvalidInputException.class))
                .extracting(InvalidInputException::errors)
                .isEqualTo(List.of(
                        new FieldError("lines[1].quantity", FieldProblem.OUT_OF_RANGE, List.of(1, 14L)),
                        new FieldError("lines[2].product", FieldProblem.UNKNOWN, List.of()),
                        new FieldError("lines[3].quantity", FieldProblem.OUT_OF_RANGE, List.of(1, 1L)),
                        new FieldError("lines[4].product", FieldProblem.UNKNOWN, List.of())));
    }
}

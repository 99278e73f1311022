package org.menkyo.order.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.order.OrderLine;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

@Tag("LC-108")
class ReturnedRowsTest {

    private final ReturnedRows rows =
            new ReturnedRows(List.of(row("A", null), row("B", "2"), row("C", null), row("D", "4")));

    @Test
    void onlyWhatIsFilledInIsReturned() {
        assertThat(rows.lines()).extracting(OrderLine::product).containsExactly("B", "D");
    }

    @Test
    void whatIsWrongIsSaidAtTheRowOfTheOrder() {
        InvalidInputException wrong = new InvalidInputException(List.of(
                new FieldError("lines[1].quantity", FieldProblem.OUT_OF_RANGE, List.of(1, 3)),
                new FieldError("reason", FieldProblem.REQUIRED, List.of())));

        assertThat(rows.placed(wrong).errors())
                .extracting(FieldError::field)
                .containsExactly("lines[3].quantity", "reason");
    }

    /** An empty list would return everything. */
    @Test
    void nothingFilledInReturnsNothing() {
        ReturnedRows empty = new ReturnedRows(List.of(row("A", null)));

        assertThatThrownBy(empty::lines).isInstanceOf(InvalidInputException.class);
    }

    private static LineRow row(String product, String quantity) {
        return new LineRow(product, quantity, false, null, false, null);
    }
}

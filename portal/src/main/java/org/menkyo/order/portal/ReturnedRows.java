package org.menkyo.order.portal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.menkyo.order.OrderLine;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.portal.TypedForm;

/**
 * What of an order is to be returned, as it was typed: one row for each of its lines, left empty where nothing is.
 *
 * @param rows in the order of the lines
 */
public record ReturnedRows(List<LineRow> rows) {

    private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)](.*)");

    static ReturnedRows of(TypedForm form) {
        return new ReturnedRows(LineRow.of(form));
    }

    /** The lines of a command. @throws InvalidInputException if there is none: for the services, that would mean all */
    List<OrderLine> lines() {
        List<Integer> filled = filled();
        if (filled.isEmpty()) {
            throw new InvalidInputException(List.of(new FieldError("lines", FieldProblem.REQUIRED, List.of())));
        }
        return LineRow.lines(filled.stream().map(rows::get).toList());
    }

    /** What is wrong with lines of the command, said of the rows in which they stand. */
    InvalidInputException placed(InvalidInputException wrong) {
        return new InvalidInputException(wrong.errors().stream()
                .map(error -> new FieldError(place(error.field()), error.problem(), error.arguments()))
                .toList());
    }

    private String place(String field) {
        Matcher line = LINE.matcher(field);
        return line.matches() ? "lines[" + filled().get(Integer.parseInt(line.group(1))) + "]" + line.group(2) : field;
    }

    private List<Integer> filled() {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).quantity() != null)
                .boxed()
                .toList();
    }
}

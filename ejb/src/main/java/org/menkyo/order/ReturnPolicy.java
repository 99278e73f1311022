package org.menkyo.order;

import java.util.ArrayList;
import java.util.List;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.InputCheck;

/** What is left of an order after licenses were returned (LC-108). */
final class ReturnPolicy {

    private ReturnPolicy() {}

    /**
     * The lines that are left; none if all was returned. Lines of the same product, with or without Software Assurance,
     * count together.
     *
     * @throws InvalidInputException if more is returned than the order has
     */
    static List<OrderLine> left(List<OrderLine> ordered, List<OrderLine> returned) {
        InputCheck check = new InputCheck();
        List<OrderLine> left = new ArrayList<>(ordered);
        for (int i = 0; i < returned.size(); i++) {
            OrderLine line = returned.get(i);
            long available = left.stream()
                    .filter(ofOrder -> sameProduct(ofOrder, line))
                    .mapToLong(OrderLine::quantity)
                    .sum();
            if (available == 0) {
                check.reject("lines[" + i + "].product", FieldProblem.UNKNOWN);
            } else if (line.quantity() > available) {
                check.reject("lines[" + i + "].quantity", FieldProblem.OUT_OF_RANGE, 1, available);
            } else {
                left = without(left, line);
            }
        }
        check.done();
        return left;
    }

    private static List<OrderLine> without(List<OrderLine> ordered, OrderLine returned) {
        List<OrderLine> left = new ArrayList<>();
        int toReturn = returned.quantity();
        for (OrderLine line : ordered) {
            int taken = sameProduct(line, returned) ? Math.min(toReturn, line.quantity()) : 0;
            toReturn -= taken;
            if (taken < line.quantity()) {
                left.add(line.withQuantity(line.quantity() - taken));
            }
        }
        return left;
    }

    private static boolean sameProduct(OrderLine one, OrderLine other) {
        return one.product().equals(other.product())
                && one.includesSoftwareAssurance() == other.includesSoftwareAssurance();
    }
}

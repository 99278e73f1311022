package org.menkyo.order.portal;

import java.util.List;
import java.util.stream.IntStream;
import org.menkyo.order.OrderLine;
import org.menkyo.shared.portal.Rows;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.TypedValues;

/**
 * A line of an order as a form shows it, as it was typed; null for what is left empty.
 *
 * @param product the code of the product
 * @param quantity how many
 * @param softwareAssurance whether with Software Assurance
 * @param softwareAssuranceEnd its last day; on agreements only
 * @param baseLicenseConfirmed whether the base licenses are confirmed
 * @param baseLicense names the base license
 */
public record LineRow(
        String product,
        String quantity,
        boolean softwareAssurance,
        String softwareAssuranceEnd,
        boolean baseLicenseConfirmed,
        String baseLicense) {

    static final LineRow EMPTY = new LineRow(null, null, false, null, false, null);

    /** The rows in which something was typed, so that each stands where its line does in the command. */
    static List<LineRow> of(TypedForm form) {
        return Rows.sent(form, "lines", ".product").stream()
                .filter(row -> form.text(row + ".product") != null || form.text(row + ".quantity") != null)
                .map(row -> new LineRow(
                        form.text(row + ".product"),
                        form.text(row + ".quantity"),
                        form.has(row + ".softwareAssurance"),
                        form.text(row + ".softwareAssuranceEnd"),
                        form.has(row + ".baseLicenseConfirmed"),
                        form.text(row + ".baseLicense")))
                .toList();
    }

    static LineRow of(OrderLine line) {
        return new LineRow(
                line.product(),
                String.valueOf(line.quantity()),
                line.includesSoftwareAssurance(),
                null,
                line.confirmsBaseLicense(),
                line.baseLicense());
    }

    /** The lines of a command. @throws org.menkyo.shared.error.InvalidInputException for a quantity that is no number */
    static List<OrderLine> lines(List<LineRow> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).line(i))
                .toList();
    }

    private OrderLine line(int place) {
        return new OrderLine(
                product,
                TypedValues.numberIn("lines[" + place + "].quantity", quantity),
                softwareAssurance,
                softwareAssuranceEnd,
                baseLicenseConfirmed,
                baseLicense);
    }
}

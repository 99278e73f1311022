package org.menkyo.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.menkyo.organization.Address;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.input.CsvTable;
import org.menkyo.shared.input.CsvTable.Line;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.CsvLine;

/**
 * OPEN orders as CSV, as an ERP or a spreadsheet writes them (LC-108): a line for each line of an order, which repeats what it
 * says of the order. Only what is no such file is refused here, by line and column; what is wrong with an order is for its own
 * result to say.
 */
public final class OrderFile {

    private static final String ORDER_NUMBER = "orderNumber";
    private static final String PRODUCT = "product";
    private static final String QUANTITY = "quantity";
    private static final String SOFTWARE_ASSURANCE = "softwareAssurance";
    private static final String BASE_LICENSE_CONFIRMED = "baseLicenseConfirmed";

    /** The columns that say something of the order and so are the same in all its lines. */
    private static final List<String> REQUIRED_OF_ORDER = List.of(
            "organization", "organizationName", "street", "city", "country", "endCustomerName", "endCustomerEmail");

    private static final List<String> OPTIONAL_OF_ORDER =
            List.of("region", "postalCode", "resellerEmail", "authorizationNumber");

    private static final List<String> REQUIRED = Stream.of(
                    List.of(ORDER_NUMBER), REQUIRED_OF_ORDER, List.of(PRODUCT, QUANTITY))
            .flatMap(List::stream)
            .toList();

    private static final List<String> OPTIONAL = Stream.of(
                    OPTIONAL_OF_ORDER, List.of(SOFTWARE_ASSURANCE, BASE_LICENSE_CONFIRMED, "baseLicense"))
            .flatMap(List::stream)
            .toList();

    /** The columns that a file must have, and those that it may have. */
    public static final Columns COLUMNS = new Columns(REQUIRED, OPTIONAL);

    /** A file of one order with two lines, to begin from. */
    public static final String EXAMPLE =
            CsvLine.header(Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).toArray(String[]::new))
                    + example("SVR-STD-2008", 10, true)
                    + example("SVR-ENT-2008", 2, false);

    /** The names of columns, in any order in a file. */
    public record Columns(List<String> required, List<String> optional) {}

    private OrderFile() {}

    private static String example(String product, int quantity, boolean softwareAssurance) {
        return CsvLine.of(
                "2026-0001",
                "C-1001",
                "Example Trading",
                "1-1 Marunouchi",
                "Tokyo",
                "JP",
                "Sample Contact",
                "contact@example.com",
                product,
                quantity,
                null,
                "100-0005",
                null,
                null,
                softwareAssurance,
                null,
                null);
    }

    /**
     * The orders of a file, in the order in which their numbers stand there first.
     *
     * @param csv at most 4,000,000 characters with at most 5,000 lines below the names of the columns
     * @throws InvalidInputException naming each line and column where it is no such file, as in {@code csv[12].quantity}
     */
    public static List<SubmitOrder> read(String csv) {
        InputCheck check = new InputCheck();
        CsvTable table = CsvTable.read(check, csv, REQUIRED, OPTIONAL);
        Map<String, List<Line>> byNumber = new LinkedHashMap<>();
        for (Line line : table.lines()) {
            String number = TypedText.label(line.text(ORDER_NUMBER));
            if (number == null) {
                line.reject(ORDER_NUMBER, FieldProblem.REQUIRED);
            } else {
                byNumber.computeIfAbsent(number, first -> new ArrayList<>()).add(line);
            }
            table.stopIfHopeless();
        }
        List<SubmitOrder> orders = new ArrayList<>();
        byNumber.forEach((number, lines) -> {
            orders.add(order(number, lines));
            table.stopIfHopeless();
        });
        check.done();
        return orders;
    }

    private static SubmitOrder order(String number, List<Line> lines) {
        Line first = lines.get(0);
        for (Line line : lines) {
            Stream.concat(REQUIRED_OF_ORDER.stream(), OPTIONAL_OF_ORDER.stream())
                    .filter(column -> !Objects.equals(line.text(column), first.text(column)))
                    .forEach(column -> line.reject(column, FieldProblem.STAYS, String.valueOf(first.text(column))));
        }
        String reseller = first.text("resellerEmail");
        return new SubmitOrder(
                number,
                new OrganizationDetails(
                        first.text("organization"),
                        first.text("organizationName"),
                        new Address(
                                first.text("street"),
                                first.text("city"),
                                first.text("region"),
                                first.text("postalCode"),
                                first.text("country"))),
                List.of(new EndCustomer(first.text("endCustomerName"), first.text("endCustomerEmail"))),
                reseller == null ? null : List.of(reseller),
                first.text("authorizationNumber"),
                lines.stream().map(OrderFile::line).toList());
    }

    private static OrderLine line(Line line) {
        return new OrderLine(
                line.text(PRODUCT),
                line.text(QUANTITY) == null ? null : line.number(QUANTITY, 0, Integer.MAX_VALUE),
                line.flag(SOFTWARE_ASSURANCE),
                null,
                line.flag(BASE_LICENSE_CONFIRMED),
                line.text("baseLicense"));
    }
}

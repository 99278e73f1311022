package org.menkyo.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;

@Tag("LC-108")
class OrderFileTest {

    private static final String HEAD = "orderNumber,organization,organizationName,street,city,country,endCustomerName,"
            + "endCustomerEmail,product,quantity,softwareAssurance,resellerEmail\n";

    @Test
    void theLinesOfAnOrderBecomeOneOrder() {
        List<SubmitOrder> orders = OrderFile.read(
                HEAD + line("1", "SVR", "5", "true") + line("2", "SVR", "1", "") + line(" 1 ", "CLIENT", "2", "false"));

        assertThat(orders).extracting(SubmitOrder::orderNumber).containsExactly("1", "2");
        assertThat(orders.get(0).lines())
                .extracting(OrderLine::product, OrderLine::quantity, OrderLine::softwareAssurance)
                .containsExactly(tuple("SVR", 5, true), tuple("CLIENT", 2, false));
        assertThat(orders.get(0).endCustomers()).containsExactly(new EndCustomer("Contact", "contact@example.com"));
        assertThat(orders.get(0).organization().address().city()).isEqualTo("Nagoya");
        assertThat(orders.get(0).resellerEmails()).isNull();
    }

    @Test
    void theExampleIsSuchAFile() {
        List<SubmitOrder> orders = OrderFile.read(OrderFile.EXAMPLE);

        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).lines()).hasSize(2);
        assertThat(orders.get(0).lines().get(0).includesSoftwareAssurance()).isTrue();
    }

    /** One bad order does not stop the others. */
    @Test
    void whatIsWrongWithAnOrderIsLeftToItsResult() {
        List<SubmitOrder> orders = OrderFile.read(HEAD + line("1", "", "", "") + line("2", "SVR", "0", ""));

        assertThat(orders.get(0).lines().get(0).product()).isNull();
        assertThat(orders.get(0).lines().get(0).quantity()).isNull();
        assertThat(orders.get(1).lines().get(0).quantity()).isZero();
    }

    @Test
    void whatIsNoSuchFileIsToldByLineAndColumn() {
        assertThat(problems(HEAD + line("1", "SVR", "five", "maybe")))
                .containsExactly("csv[2].quantity", "csv[2].softwareAssurance");
        assertThat(problems(HEAD + line("", "SVR", "5", ""))).containsExactly("csv[2].orderNumber");
        assertThat(problems(HEAD.replace("quantity", "pieces"))).containsExactly("csv[1].pieces", "csv[1].quantity");
        assertThat(problems(HEAD
                        + line("1", "SVR", "5", "")
                        + line("1", "SVR", "5", "").replace("Nagoya", "Osaka")))
                .containsExactly("csv[3].city");
    }

    private static List<String> problems(String csv) {
        try {
            OrderFile.read(csv);
        } catch (InvalidInputException wrong) {
            return wrong.errors().stream().map(FieldError::field).toList();
        }
        return List.of();
    }

    private static String line(String order, String product, String quantity, String softwareAssurance) {
        return String.join(
                        ",",
                        order,
                        "C-1",
                        "Customer",
                        "1-1",
                        "Nagoya",
                        "JP",
                        "Contact",
                        "contact@example.com",
                        product,
                        quantity,
                        softwareAssurance,
                        "")
                + "\n";
    }
}

package org.menkyo.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.order.OrderBatchRepository.WaitingOrder;
import org.menkyo.organization.OrganizationDetails;

class OrderWavesTest {

    @Test
    @Tag("LC-108")
    void ordersWithNothingInCommonAreOneWave() {
        assertThat(waves(
                        order("1", "A", "a@x.example"), order("2", "B", "b@x.example"), order("3", "C", "c@x.example")))
                .containsExactly(List.of(0, 1, 2));
    }

    @Test
    @Tag("LC-108")
    void theSameNumberOrganizationOrPersonBeginsANewWave() {
        assertThat(waves(order("1", "A", "a@x.example"), order("1", "B", "b@x.example")))
                .containsExactly(List.of(0), List.of(1));
        assertThat(waves(order("1", "A", "a@x.example"), order("2", "A", "b@x.example")))
                .containsExactly(List.of(0), List.of(1));
        assertThat(waves(order("1", "A", "a@x.example"), order("2", "B", "A@X.example")))
                .containsExactly(List.of(0), List.of(1));
        assertThat(waves(
                        order("1", "A", "a@x.example"),
                        order("2", "B", "b@x.example"),
                        order("3", "A", "c@x.example"),
                        order("4", "B", "d@x.example"),
                        order("4", "C", "e@x.example")))
                .containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    }

    @Test
    @Tag("LC-108")
    void aResellerOfOneIsAPersonToo() {
        SubmitOrder resold = new SubmitOrder(
                "2",
                new OrganizationDetails("B", "B", null),
                List.of(new EndCustomer("B", "b@x.example")),
                List.of("a@x.example"),
                null,
                List.of());

        assertThat(waves(order("1", "A", "a@x.example"), resold)).containsExactly(List.of(0), List.of(1));
    }

    @Test
    void whatIsMissingIsLeftToTheValidation() {
        SubmitOrder empty = new SubmitOrder(null, null, null, null, null, null);

        assertThat(waves(order("1", "A", "a@x.example"), empty, empty)).containsExactly(List.of(0, 1), List.of(2));
    }

    private static List<List<Integer>> waves(SubmitOrder... orders) {
        List<WaitingOrder> waiting = IntStream.range(0, orders.length)
                .mapToObj(i -> new WaitingOrder(i, orders[i]))
                .toList();
        return OrderWaves.of(waiting).stream()
                .map(wave -> wave.stream().map(WaitingOrder::position).toList())
                .toList();
    }

    private static SubmitOrder order(String number, String organization, String email) {
        return new SubmitOrder(
                number,
                new OrganizationDetails(organization, organization, null),
                List.of(new EndCustomer(organization, email)),
                null,
                null,
                List.of());
    }
}

package org.menkyo.order;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.menkyo.order.OrderBatchRepository.WaitingOrder;
import org.menkyo.shared.input.BusinessEmail;

/**
 * Orders that can be recorded side by side, since none of them says anything about another one: they have different numbers,
 * are for different organizations, and name different people. Waves follow each other, so orders that do have something in
 * common are recorded in the order of submission (LC-108).
 */
final class OrderWaves {

    private OrderWaves() {}

    /** The orders in their order, cut wherever one has something in common with one before it in the same wave. */
    static List<List<WaitingOrder>> of(List<WaitingOrder> orders) {
        List<List<WaitingOrder>> waves = new ArrayList<>();
        List<WaitingOrder> wave = new ArrayList<>();
        Set<Object> named = new HashSet<>();
        for (WaitingOrder order : orders) {
            List<Named> names = names(order.command());
            if (names.stream().anyMatch(named::contains)) {
                waves.add(wave);
                wave = new ArrayList<>();
                named.clear();
            }
            wave.add(order);
            named.addAll(names);
        }
        if (!wave.isEmpty()) {
            waves.add(wave);
        }
        return waves;
    }

    private static List<Named> names(SubmitOrder order) {
        List<Named> names = new ArrayList<>();
        names.add(new Named(Kind.ORDER, order.orderNumber()));
        if (order.organization() != null) {
            names.add(new Named(Kind.ORGANIZATION, order.organization().identifier()));
        }
        Stream<String> endCustomers = order.endCustomers() == null
                ? Stream.empty()
                : order.endCustomers().stream().filter(Objects::nonNull).map(EndCustomer::email);
        Stream<String> resellers = order.resellerEmails() == null ? Stream.empty() : order.resellerEmails().stream();
        Stream.concat(endCustomers, resellers)
                .filter(Objects::nonNull)
                .map(email -> new Named(Kind.PERSON, BusinessEmail.keyOf(email)))
                .distinct()
                .forEach(names::add);
        return names;
    }

    private enum Kind {
        ORDER,
        ORGANIZATION,
        PERSON
    }

    /** Something that an order names. */
    private record Named(Kind kind, String name) {}
}

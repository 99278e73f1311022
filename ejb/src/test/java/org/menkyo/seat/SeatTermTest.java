package org.menkyo.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.menkyo.seat.SeatWorld.TOOLS;
import static org.menkyo.seat.SeatWorld.YEARLY;
import static org.menkyo.seat.SeatWorld.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.order.CancelOrder;
import org.menkyo.order.CorrectOrder;
import org.menkyo.order.OrderChangeService;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderState;
import org.menkyo.order.OrderView;
import org.menkyo.order.ReturnOrder;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.summary.LicenseSummaryFilter;
import org.menkyo.summary.LicenseSummaryLine;
import org.menkyo.summary.LicenseSummaryOrder;
import org.menkyo.summary.LicenseSummaryService;
import org.menkyo.summary.SummaryState;
import org.menkyo.testing.LicensingScenario;

/** Subscriptions that end with their term. */
@Tag("LC-706")
class SeatTermTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    /** The midnight after the last day, 2027-03-02. */
    private static final Instant END = Instant.parse("2027-03-03T00:00:00Z");

    private static final Duration MOMENT = Duration.ofMillis(1);

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller distributor = SCENARIO.distributor();

    @BeforeEach
    void begin() {
        SCENARIO.clock().set(START);
    }

    @Test
    void whatWasOrderedEndsWithItsTermAndSeatsAreThenOverAssigned() {
        SeatWorld world = new SeatWorld(SCENARIO, line(YEARLY, 2), line(TOOLS, 1));
        Caller person = SCENARIO.registered(world.email("one"));
        SeatView seat = world.subscribe(YEARLY, "one");

        SCENARIO.clock().set(END.minus(MOMENT));
        assertThat(yearly(world)).isEqualTo(view(2, 1, 1, 0, new SeatTerm(2, "2027-03-02")));
        assertThat(world.subscriptions())
                .filteredOn(subscription -> subscription.product().equals(TOOLS))
                .flatExtracting(SubscriptionView::terms)
                .isEmpty();
        assertThat(world.subscriptionsOf(person)).hasSize(1);
        world.subscribe(YEARLY, "two");

        SCENARIO.clock().set(END);
        assertThat(yearly(world)).isEqualTo(view(0, 2, 0, 2));
        assertThat(world.subscribers()).hasSize(2);
        assertThat(world.subscriptionsOf(person)).isEmpty();
        assertRefused(ErrorCode.SEATS_EXHAUSTED, () -> world.subscribe(YEARLY, "three"));
        assertRefused(ErrorCode.SEATS_EXHAUSTED, () -> move(world, seat, "three"));
        assertThat(world.subscribe(YEARLY, "one")).as("what one has stays").isEqualTo(seat);

        world.subscribers().forEach(one -> withdraw(world, one));
        assertThat(world.subscriptions())
                .extracting(SubscriptionView::product)
                .as("neither purchased nor assigned")
                .containsExactly(TOOLS);
    }

    @Test
    void aRenewalHasATermOfItsOwn() {
        SeatWorld world = new SeatWorld(SCENARIO, line(YEARLY, 3));
        SeatView seat = world.subscribe(YEARLY, "one");
        world.subscribe(YEARLY, "two");
        world.subscribe(YEARLY, "three");

        SCENARIO.clock().set(Instant.parse("2027-02-10T09:00:00Z"));
        correct(world, 1, line(YEARLY, 3), line(YEARLY, 2));
        assertThat(yearly(world))
                .isEqualTo(view(5, 3, 2, 0, new SeatTerm(3, "2027-03-02"), new SeatTerm(2, "2028-02-10")));

        SCENARIO.clock().set(END);
        assertThat(yearly(world)).isEqualTo(view(2, 3, 0, 1, new SeatTerm(2, "2028-02-10")));
        assertRefused(ErrorCode.SEATS_EXHAUSTED, () -> move(world, seat, "four"));
        withdraw(world, seat);
        assertThat(yearly(world)).isEqualTo(view(2, 2, 0, 0, new SeatTerm(2, "2028-02-10")));
    }

    @Test
    @Tag("LC-108")
    void aCorrectionKeepsTheTermThatItsOrderBegan() {
        SeatWorld world = new SeatWorld(SCENARIO, line(YEARLY, 3), line(TOOLS, 1));
        SCENARIO.clock().set(Instant.parse("2026-09-01T09:00:00Z"));

        correct(world, 1, line(TOOLS, 1), line(YEARLY, 5));
        assertThat(yearly(world)).isEqualTo(view(5, 0, 5, 0, new SeatTerm(5, "2027-03-02")));
        giveBack(world, 2, line(YEARLY, 1));
        assertThat(yearly(world)).isEqualTo(view(4, 0, 4, 0, new SeatTerm(4, "2027-03-02")));

        SCENARIO.database()
                .transact(em -> em.createNativeQuery("UPDATE product SET term_months = 1 WHERE code = 'SEAT-YEARLY'")
                        .executeUpdate());
        try {
            correct(world, 3, line(TOOLS, 1), line(YEARLY, 6));
            assertThat(yearly(world))
                    .as("whatever the catalog says by now")
                    .isEqualTo(view(6, 0, 6, 0, new SeatTerm(6, "2027-03-02")));
        } finally {
            SCENARIO.database()
                    .transact(
                            em -> em.createNativeQuery("UPDATE product SET term_months = 12 WHERE code = 'SEAT-YEARLY'")
                                    .executeUpdate());
        }
    }

    @Test
    @Tag("LC-108")
    void nothingThatIsDoneToAnOrderRevivesWhatHasEnded() {
        SeatWorld world = new SeatWorld(SCENARIO, line(YEARLY, 3), line(TOOLS, 2));
        world.subscribe(YEARLY, "one");
        world.subscribe(YEARLY, "two");
        world.subscribe(TOOLS, "one");
        SCENARIO.clock().set(END);

        correct(world, 1, line(TOOLS, 1), line(YEARLY, 3));
        giveBack(world, 2, line(YEARLY, 1));
        correct(world, 3, line(YEARLY, 4), line(TOOLS, 1));
        assertThat(yearly(world)).isEqualTo(view(0, 2, 0, 2));
        assertRefused(ErrorCode.SEATS_ASSIGNED, () -> giveBack(world, 4, line(TOOLS, 1)));

        correct(world, 4, line(YEARLY, 1), line(YEARLY, 4), line(TOOLS, 1));
        assertThat(yearly(world))
                .as("but a further line begins a term")
                .isEqualTo(view(1, 2, 0, 1, new SeatTerm(1, "2028-03-03")));
    }

    @Test
    @Tag("LC-108")
    void seatsOfEndedTermsHoldNoCancellationUp() {
        SeatWorld world = new SeatWorld(SCENARIO, line(YEARLY, 1));
        world.subscribe(YEARLY, "one");
        assertRefused(ErrorCode.SEATS_ASSIGNED, () -> cancel(world));
        SCENARIO.clock().set(END);

        assertThat(cancel(world).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(SCENARIO.auditRecords("SEAT_ENDED", world.licenseId())).isEqualTo(1);
    }

    @Test
    @Tag("LC-701")
    void theLicenseSummaryTellsTheNextEndAndWhatHasEnded() {
        SeatWorld world = new SeatWorld(SCENARIO, line(YEARLY, 3), line(TOOLS, 1));
        SCENARIO.clock().set(Instant.parse("2026-09-01T09:00:00Z"));
        correct(world, 1, line(YEARLY, 3), line(YEARLY, 2), line(TOOLS, 1));

        assertThat(summary(world, null).get(0).product()).as("ends first").isEqualTo(YEARLY);
        assertThat(summary(world, null))
                .extracting(LicenseSummaryLine::termLastDay)
                .containsExactly("2027-03-02", null);
        assertThat(summary(world, "2027-03-02")).isEmpty();
        assertThat(summary(world, "2027-03-03")).hasSize(1);
        SCENARIO.clock().set(END);
        assertThat(summary(world, null).get(0))
                .returns(2L, LicenseSummaryLine::quantity)
                .returns("2027-09-01", LicenseSummaryLine::termLastDay);
        SCENARIO.clock().set(Instant.parse("2027-09-02T00:00:00Z"));
        assertThat(summary(world, "2027-09-02"))
                .singleElement()
                .returns(SummaryState.ENDED, LicenseSummaryLine::state)
                .returns(null, LicenseSummaryLine::termLastDay);
    }

    private static List<LicenseSummaryLine> summary(SeatWorld world, String endsBefore) {
        LicenseSummaryFilter filter =
                LicenseSummaryFilter.of(world.licenseId(), null, null, null, null, null, endsBefore);
        return SCENARIO.call(
                        LicenseSummaryService.class,
                        s -> s.list(world.administrator(), filter, LicenseSummaryOrder.END, PageRequest.first()))
                .items();
    }

    private static SubscriptionView yearly(SeatWorld world) {
        return world.subscriptions().stream()
                .filter(subscription -> subscription.product().equals(YEARLY))
                .findFirst()
                .orElseThrow();
    }

    private static SubscriptionView view(
            long purchased, long assigned, long free, long overAssigned, SeatTerm... terms) {
        return new SubscriptionView(YEARLY, "Yearly", purchased, assigned, free, overAssigned, List.of(terms));
    }

    private static SeatView move(SeatWorld world, SeatView seat, String who) {
        return SCENARIO.call(
                SubscriptionService.class,
                s -> s.change(
                        world.administrator(),
                        world.licenseId(),
                        seat.id(),
                        new ChangeSubscriptionSeat(world.email(who), null)));
    }

    private static void withdraw(SeatWorld world, SeatView seat) {
        SCENARIO.call(SubscriptionService.class, s -> {
            s.withdraw(world.administrator(), world.licenseId(), seat.id());
            return null;
        });
    }

    private void correct(SeatWorld world, int revision, OrderLine... lines) {
        SCENARIO.call(
                OrderChangeService.class,
                s -> s.correct(
                        distributor,
                        world.order().orderNumber(),
                        new CorrectOrder(revision, "counted wrong", null, null, List.of(lines))));
    }

    private OrderView giveBack(SeatWorld world, int revision, OrderLine... lines) {
        return SCENARIO.call(
                OrderChangeService.class,
                s -> s.returnOrder(
                        distributor,
                        world.order().orderNumber(),
                        new ReturnOrder(revision, "too many", List.of(lines))));
    }

    private OrderView cancel(SeatWorld world) {
        return SCENARIO.call(
                OrderChangeService.class,
                s -> s.cancel(distributor, world.order().orderNumber(), new CancelOrder(1, "ordered by mistake")));
    }

    private static void assertRefused(ErrorCode code, Supplier<?> work) {
        assertThat(catchThrowableOfType(ConflictException.class, work::get).code())
                .isEqualTo(code);
    }
}

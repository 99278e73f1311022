package org.menkyo.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.seat.SeatWorld.DESIGN;
import static org.menkyo.seat.SeatWorld.MAIL;
import static org.menkyo.seat.SeatWorld.TOOLS;
import static org.menkyo.seat.SeatWorld.line;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.EndAgreement;
import org.menkyo.agreementchange.LicenseTransferService;
import org.menkyo.agreementchange.TransferLicense;
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
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.LicensingScenario;

/** What distributors do to orders and agreements of which people have seats. */
class SeatFloorTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller distributor = SCENARIO.distributor();

    @Test
    @Tag("LC-706")
    @Tag("LC-108")
    void anOrderLosesNoMoreThanIsFree() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 5), line(DESIGN, 2));
        world.subscribe(TOOLS, "one");
        world.subscribe(TOOLS, "two");
        world.subscribe(TOOLS, "three");

        ConflictException refused =
                catchThrowableOfType(ConflictException.class, () -> giveBack(world, 1, line(TOOLS, 4)));
        assertThat(refused.code()).isEqualTo(ErrorCode.SEATS_ASSIGNED);
        assertThat(refused.text(Language.EN))
                .isEqualTo("Seats of SEAT-TOOLS: 1 would be left, 3 are assigned. The administrators of the license ID"
                        + " must withdraw 2 first.");
        assertRefused(() -> correct(world, 1, line(TOOLS, 2), line(DESIGN, 2)));
        assertRefused(() -> correct(world, 1, line(DESIGN, 9)));
        assertRefused(() -> giveBack(world, 1));
        assertRefused(() -> cancel(world, 1));
        assertThat(world.subscriptions())
                .extracting(SubscriptionView::product, SubscriptionView::purchased)
                .containsExactly(tuple(DESIGN, 2L), tuple(TOOLS, 5L));

        assertThat(giveBack(world, 1, line(TOOLS, 2), line(DESIGN, 2)).revision())
                .isEqualTo(2);
        assertThat(world.subscriptions()).containsExactly(new SubscriptionView(TOOLS, "Tools", 3, 3, 0, 0, List.of()));
    }

    @Test
    @Tag("LC-706")
    void whatWasWithdrawnGoesBack() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 1));
        SeatView seat = world.subscribe(TOOLS, "one");
        assertRefused(() -> cancel(world, 1));

        SCENARIO.call(SubscriptionService.class, s -> {
            s.withdraw(world.administrator(), world.licenseId(), seat.id());
            return null;
        });

        assertThat(cancel(world, 1).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    @Tag("LC-707")
    @Tag("LC-110")
    void aLicenseGoesToAnotherOrganizationOnceNobodyHasSeats() {
        SeatWorld world = new SeatWorld(SCENARIO, line(MAIL, 2));
        world.activate(MAIL);
        SeatView seat = world.serve(MAIL, "one");
        assertRefused(() -> transfer(world, "T-1"));
        SCENARIO.call(OnlineServiceService.class, s -> {
            s.withdraw(world.administrator(), world.licenseId(), seat.id());
            return null;
        });

        transfer(world, "T-1");

        Caller newAdministrator = SCENARIO.registered(world.email("new"));
        assertThat(SCENARIO.call(
                                OnlineServiceService.class,
                                s -> s.list(newAdministrator, world.licenseId(), PageRequest.first()))
                        .items())
                .containsExactly(new OnlineServiceView(MAIL, "Mail", 2, 0, 2, null, 0, List.of()));
        assertThat(SCENARIO.auditRecords("ONLINE_SERVICE_ACTIVATION_ENDED", world.licenseId()))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-706")
    @Tag("LC-111")
    void seatsEndWithTheAgreement() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 2), line(MAIL, 1));
        Caller person = SCENARIO.registered(world.email("one"));
        world.subscribe(TOOLS, "one");
        world.subscribe(TOOLS, "two");
        world.activate(MAIL);
        assertThat(world.subscriptionsOf(person)).hasSize(1);

        SCENARIO.call(
                AgreementChangeService.class, s -> s.end(distributor, world.licenseId(), new EndAgreement("over")));

        assertThat(world.subscriptionsOf(person)).isEmpty();
        assertThat(SCENARIO.auditRecords("SEAT_ENDED", world.licenseId())).isEqualTo(2);
        assertThat(SCENARIO.auditRecords("ONLINE_SERVICE_ACTIVATION_ENDED", world.licenseId()))
                .isEqualTo(1);
        assertThatThrownBy(() -> world.subscribe(TOOLS, "three")).isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-706")
    void returnsAndAssignmentsAtOnceNeverLeaveMoreSeatsThanWerePurchased() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 12), line(DESIGN, 1));

        List<Object> outcomes = AtOnce.run(
                24,
                i -> i % 4 == 0 ? returnSome(world, line(TOOLS, 3)) : world.subscribe(TOOLS, "p" + UUID.randomUUID()));

        SubscriptionView tools = world.subscriptions().get(1);
        assertThat(tools.assigned()).isLessThanOrEqualTo(tools.purchased());
        assertThat(outcomes).filteredOn(SeatView.class::isInstance).hasSize((int) tools.assigned());
        assertThat(outcomes)
                .filteredOn(ErrorCode.class::isInstance)
                .isSubsetOf(ErrorCode.SEATS_ASSIGNED, ErrorCode.SEATS_EXHAUSTED, ErrorCode.ORDER_CHANGED);
        assertThat(tools.purchased())
                .isEqualTo(12
                        - 3
                                * outcomes.stream()
                                        .filter(OrderView.class::isInstance)
                                        .count());
    }

    /** By the revision that the order has now, which another return can change meanwhile. */
    private OrderView returnSome(SeatWorld world, OrderLine line) {
        int revision = SCENARIO.look(
                em -> ((Number) em.createNativeQuery("SELECT revision FROM license_order WHERE order_number = :number")
                                .setParameter("number", world.order().orderNumber())
                                .getSingleResult())
                        .intValue());
        return giveBack(world, revision, line);
    }

    private OrderView giveBack(SeatWorld world, int revision, OrderLine... lines) {
        return SCENARIO.call(
                OrderChangeService.class,
                s -> s.returnOrder(
                        distributor,
                        world.order().orderNumber(),
                        new ReturnOrder(revision, "too many " + UUID.randomUUID(), List.of(lines))));
    }

    private OrderView correct(SeatWorld world, int revision, OrderLine... lines) {
        return SCENARIO.call(
                OrderChangeService.class,
                s -> s.correct(
                        distributor,
                        world.order().orderNumber(),
                        new CorrectOrder(revision, "counted wrong", null, null, List.of(lines))));
    }

    private OrderView cancel(SeatWorld world, int revision) {
        return SCENARIO.call(
                OrderChangeService.class,
                s -> s.cancel(
                        distributor, world.order().orderNumber(), new CancelOrder(revision, "ordered by mistake")));
    }

    private AgreementChangeView transfer(SeatWorld world, String form) {
        return SCENARIO.call(
                LicenseTransferService.class,
                s -> s.transfer(
                        distributor,
                        world.licenseId(),
                        new TransferLicense(
                                form,
                                LicensingScenario.order("-", "heir-" + UUID.randomUUID(), world.email("new"))
                                        .organization(),
                                List.of(new AgreementContact(
                                        ContactKind.END_CUSTOMER, "New Contact", world.email("new"))),
                                "sold")));
    }

    private static void assertRefused(Supplier<?> work) {
        assertThat(catchThrowableOfType(ConflictException.class, work::get).code())
                .isEqualTo(ErrorCode.SEATS_ASSIGNED);
    }
}

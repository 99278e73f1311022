package org.menkyo.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.menkyo.seat.SeatWorld.DESIGN;
import static org.menkyo.seat.SeatWorld.MAIL;
import static org.menkyo.seat.SeatWorld.TOOLS;
import static org.menkyo.seat.SeatWorld.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.LicensingScenario;

class SubscriptionServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final int THREADS = 64;
    private static final int ROUNDS = 3;

    @Test
    @Tag("LC-706")
    void assignsChangesAndWithdrawsWithinThePurchasedNumber() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 1), line(TOOLS, 1), line(DESIGN, 1), line(MAIL, 3));
        SeatView first = world.subscribe(TOOLS, "one");
        world.subscribe(TOOLS, "two");

        assertThat(world.subscriptions())
                .containsExactly(
                        new SubscriptionView(DESIGN, "Design", 1, 0, 1, 0, List.of()),
                        new SubscriptionView(TOOLS, "Tools", 2, 2, 0, 0, List.of()));
        ConflictException exhausted =
                catchThrowableOfType(ConflictException.class, () -> world.subscribe(TOOLS, "three"));
        assertThat(exhausted.code()).isEqualTo(ErrorCode.SEATS_EXHAUSTED);
        assertThat(exhausted.text(Language.EN)).contains("2 purchased, 2 assigned");

        SeatView moved = change(world, first.id(), new ChangeSubscriptionSeat(world.email("three"), DESIGN));
        assertThat(moved.id()).isEqualTo(first.id());
        withdraw(world, moved.id());

        assertThat(world.subscriptions())
                .extracting(SubscriptionView::product, SubscriptionView::assigned)
                .containsExactly(tuple(DESIGN, 0L), tuple(TOOLS, 1L));
        assertThat(world.subscribers())
                .extracting(SeatView::email, SeatView::product)
                .containsExactly(tuple(world.email("two"), TOOLS));

        withdraw(world, moved.id());
        assertThat(SCENARIO.auditRecords("WITHDRAW_SUBSCRIPTION", world.licenseId()))
                .isEqualTo(1);
        assertThatThrownBy(() -> withdraw(world, UUID.randomUUID())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> change(world, moved.id(), new ChangeSubscriptionSeat(world.email("two"), null)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-706")
    void theLastSeatGoesToOneOfManyWhoWantItAtOnce() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 3));
        world.subscribe(TOOLS, "first");
        world.subscribe(TOOLS, "second");

        // So that none waits for its connection while others decide.
        AtOnce.run(THREADS, i -> world.subscriptions());

        for (int round = 0; round < ROUNDS; round++) {
            List<Object> outcomes = AtOnce.run(THREADS, i -> world.subscribe(TOOLS, "racer" + i));

            assertThat(outcomes)
                    .hasSize(THREADS)
                    .filteredOn(SeatView.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> !(outcome instanceof SeatView))
                    .containsOnly(ErrorCode.SEATS_EXHAUSTED);
            assertThat(world.subscriptions())
                    .extracting(SubscriptionView::assigned)
                    .containsExactly(3L);
            outcomes.stream()
                    .filter(SeatView.class::isInstance)
                    .forEach(seat -> withdraw(world, ((SeatView) seat).id()));
        }
    }

    @Test
    @Tag("LC-706")
    void oneSeatOfAPersonWhoIsAssignedManyTimesAtOnce() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 5));

        List<Object> outcomes = AtOnce.run(
                8,
                i -> SCENARIO.call(
                        SubscriptionService.class,
                        s -> s.assign(
                                world.administrator(),
                                world.licenseId(),
                                new AssignSeat(TOOLS, i % 2 == 0 ? world.email("one") : world.email("ONE")))));

        assertThat(outcomes).hasOnlyElementsOfType(SeatView.class);
        assertThat(world.subscribers()).hasSize(1);
        assertThat(mails(world, "one")).isEqualTo(1);
    }

    @Test
    @Tag("LC-706")
    void severalAreAssignedInOrderAsFarAsThereAreAny() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 2));
        SeatView earlier = world.subscribe(TOOLS, "one");
        String again = world.email("one").toUpperCase(java.util.Locale.ROOT);

        SeatsAssigned assigned = assignAll(world, TOOLS, "two", "one", "three");
        assertThat(assigned.items())
                .extracting(SeatsAssigned.Item::email, SeatsAssigned.Item::result)
                .containsExactly(
                        tuple(world.email("two"), SeatsAssigned.ASSIGNED),
                        tuple(world.email("one"), SeatsAssigned.ALREADY_ASSIGNED),
                        tuple(world.email("three"), "SEATS_EXHAUSTED"));
        assertThat(assigned.items().get(1).seat()).isEqualTo(earlier);
        assertThat(assigned.items().get(2).text()).contains("2 purchased, 2 assigned");
        assertThat(SCENARIO.call(
                                SubscriptionService.class,
                                s -> s.assign(world.administrator(), world.licenseId(), new AssignSeat(TOOLS, again)))
                        .id())
                .isEqualTo(earlier.id());
        assertThat(SCENARIO.auditRecords("ASSIGN_SUBSCRIPTIONS", world.licenseId()))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-706")
    void malformedInputIsToldByFieldAndChangesNothing() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 2), line(MAIL, 2));

        assertThat(fields(() -> SCENARIO.call(
                        SubscriptionService.class,
                        s -> s.assign(world.administrator(), world.licenseId(), new AssignSeat(MAIL, "nobody")))))
                .containsExactlyInAnyOrder("email", "product");
        assertThat(fields(() -> world.subscribe(MAIL, "one"))).containsExactly("product");
        assertThat(fields(() -> world.subscribe("NO-SUCH", "one"))).containsExactly("product");
        assertThat(fields(() -> SCENARIO.call(
                        SubscriptionService.class,
                        s -> s.assignAll(
                                world.administrator(),
                                world.licenseId(),
                                new AssignSeats(TOOLS, List.of(world.email("one"), "two"))))))
                .containsExactly("emails[1]");
        SeatView seat = world.subscribe(TOOLS, "one");
        assertThat(fields(() -> change(world, seat.id(), new ChangeSubscriptionSeat(null, null))))
                .containsExactly("email");
        assertThat(world.subscribers()).hasSize(1);
    }

    @Test
    @Tag("LC-706")
    void aSeatGoesNeitherToWhoHasOneNorToWhatIsUsedUp() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 2), line(DESIGN, 1));
        SeatView one = world.subscribe(TOOLS, "one");
        world.subscribe(TOOLS, "two");
        world.subscribe(DESIGN, "three");

        assertThat(code(() -> change(world, one.id(), new ChangeSubscriptionSeat(world.email("two"), null))))
                .isEqualTo(ErrorCode.SEAT_TAKEN);
        assertThat(code(() -> change(world, one.id(), new ChangeSubscriptionSeat(null, DESIGN))))
                .isEqualTo(ErrorCode.SEATS_EXHAUSTED);
        assertThat(world.subscribers()).contains(one);
    }

    @Test
    @Tag("LC-706")
    void listsPageByPageAndFiltersByPersonAndProduct() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 9), line(DESIGN, 9));
        IntStream.range(0, 5).forEach(i -> world.subscribe(TOOLS, "p" + i));
        IntStream.range(0, 3).forEach(i -> world.subscribe(DESIGN, "p" + i));

        List<SeatView> walked = new ArrayList<>();
        PageRequest request = PageRequest.of(null, 3);
        Page<SeatView> page;
        do {
            page = seats(world, SeatFilter.none(), request);
            walked.addAll(page.items());
            request = PageRequest.of(page.next(), 3);
        } while (page.next() != null);
        assertThat(walked).isEqualTo(world.subscribers()).hasSize(8).doesNotHaveDuplicates();

        assertThat(seats(world, SeatFilter.of(DESIGN, null), PageRequest.first())
                        .items())
                .hasSize(3);
        assertThat(seats(world, SeatFilter.of(null, world.email("P1")), PageRequest.first())
                        .items())
                .extracting(SeatView::product)
                .containsExactly(DESIGN, TOOLS);
        Page<SubscriptionView> products = SCENARIO.call(
                SubscriptionService.class,
                s -> s.list(world.administrator(), world.licenseId(), PageRequest.of(null, 1)));
        assertThat(products.items()).extracting(SubscriptionView::product).containsExactly(DESIGN);
        assertThat(SCENARIO.call(
                                SubscriptionService.class,
                                s -> s.list(
                                        world.administrator(), world.licenseId(), PageRequest.of(products.next(), 1)))
                        .items())
                .extracting(SubscriptionView::product)
                .containsExactly(TOOLS);
    }

    @Test
    @Tag("LC-706")
    @Tag("LC-1001")
    void eachChangeIsInTheAuditAndThePersonGetsOneMail() {
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 2), line(DESIGN, 2));
        SeatView seat = world.subscribe(TOOLS, "one");
        change(world, seat.id(), new ChangeSubscriptionSeat(world.email("two"), null));
        change(world, seat.id(), new ChangeSubscriptionSeat(null, DESIGN));
        change(world, seat.id(), new ChangeSubscriptionSeat(null, DESIGN));
        withdraw(world, seat.id());

        assertThat(mails(world, "one")).isEqualTo(1);
        assertThat(mails(world, "two")).isEqualTo(2);
        assertThat(audited(world))
                .containsExactly(
                        "ASSIGN_SUBSCRIPTION %s {\"email\": \"%s\", \"product\": \"%s\"}"
                                .formatted(seat.id(), world.email("one"), TOOLS),
                        "CHANGE_SUBSCRIPTION_SEAT %s {\"email\": \"%s\", \"product\": \"%s\", \"emailBefore\": \"%s\"}"
                                .formatted(seat.id(), world.email("two"), TOOLS, world.email("one")),
                        "CHANGE_SUBSCRIPTION_SEAT %s {\"email\": \"%s\", \"product\": \"%s\", \"productBefore\": \"%s\"}"
                                .formatted(seat.id(), world.email("two"), DESIGN, TOOLS),
                        "WITHDRAW_SUBSCRIPTION %s {\"email\": \"%s\", \"product\": \"%s\"}"
                                .formatted(seat.id(), world.email("two"), DESIGN));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @Tag("LC-302")
    void rolesViewOrManageAsTheTableSays(Role role) {
        if (role == Role.OPEN_LICENSE_CONTACT) {
            return;
        }
        SeatWorld world = new SeatWorld(SCENARIO, line(TOOLS, 2));
        Caller holder = role == Role.ADMINISTRATOR ? world.administrator() : world.holder(role);
        Set<Role> managing = Set.of(Role.ADMINISTRATOR, Role.SUBSCRIPTION_ADMINISTRATOR);
        boolean views = managing.contains(role) || role == Role.LICENSE_INFORMATION_VIEWER;

        assertThat(permits(() -> SCENARIO.call(
                        SubscriptionService.class,
                        s -> s.listSeats(holder, world.licenseId(), SeatFilter.none(), PageRequest.first()))))
                .isEqualTo(views);
        assertThat(permits(() -> SCENARIO.call(
                        SubscriptionService.class,
                        s -> s.assign(holder, world.licenseId(), new AssignSeat(TOOLS, world.email("one"))))))
                .isEqualTo(managing.contains(role));
        assertThat(world.subscriptionsOf(holder)).isEmpty();
    }

    @Test
    @Tag("LC-302")
    @Tag("LC-208")
    void whoHasNoRoleSeesOnlyWhatIsAssignedPersonallyOnAllLicenseIds() {
        SeatWorld one = new SeatWorld(SCENARIO, line(TOOLS, 2), line(DESIGN, 1));
        SeatWorld other = new SeatWorld(SCENARIO, line(TOOLS, 1));
        String email = one.email("person");
        Caller person = SCENARIO.registered(email);
        assertThat(one.subscriptionsOf(person)).isEmpty();

        one.subscribe(TOOLS, "person");
        one.subscribe(TOOLS, "colleague");
        SCENARIO.clock().move(Duration.ofMinutes(1));
        SCENARIO.call(
                SubscriptionService.class,
                s -> s.assign(other.administrator(), other.licenseId(), new AssignSeat(TOOLS, email)));

        assertThat(one.subscriptionsOf(person))
                .extracting(OwnSeatView::product, OwnSeatView::organizationName)
                .containsExactly(tuple(TOOLS, one.organizationName()), tuple(TOOLS, other.organizationName()));
        Page<OwnSeatView> firstPage =
                SCENARIO.call(SubscriptionService.class, s -> s.mine(person, PageRequest.of(null, 1)));
        assertThat(SCENARIO.call(SubscriptionService.class, s -> s.mine(person, PageRequest.of(firstPage.next(), 1)))
                        .items())
                .extracting(OwnSeatView::organizationName)
                .containsExactly(other.organizationName());
        assertThatThrownBy(() -> SCENARIO.call(
                        SubscriptionService.class, s -> s.list(person, one.licenseId(), PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> SCENARIO.call(
                        SubscriptionService.class,
                        s -> s.listSeats(person, one.licenseId(), SeatFilter.none(), PageRequest.first())))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> SCENARIO.call(
                        SubscriptionService.class, s -> s.mine(SCENARIO.distributor(), PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("LC-211")
    void aTokenForSomeLicenseIdsShowsOnlyOwnSeatsOfThose() {
        SeatWorld one = new SeatWorld(SCENARIO, line(TOOLS, 2));
        SeatWorld other = new SeatWorld(SCENARIO, line(TOOLS, 2));
        Caller person = SCENARIO.registered(one.email("person"));
        one.subscribe(TOOLS, "person");
        SCENARIO.call(
                SubscriptionService.class,
                s -> s.assign(other.administrator(), other.licenseId(), new AssignSeat(TOOLS, one.email("person"))));
        assertThat(one.subscriptionsOf(person)).hasSize(2);

        Caller limited = withToken(person, other.licenseId());
        assertThat(one.subscriptionsOf(limited))
                .extracting(OwnSeatView::organizationName)
                .containsExactly(other.organizationName());
    }

    private static Caller withToken(Caller person, String licenseId) {
        return new Caller(
                person.name(),
                person.party(),
                person.userId(),
                person.email(),
                person.distributorId(),
                person.channel(),
                person.sourceAddress(),
                person.language(),
                person.correlationId(),
                Optional.of(new org.menkyo.shared.call.TokenLimits(UUID.randomUUID(), Set.of(), Set.of(licenseId))),
                person.system(),
                person.mustEnroll());
    }

    private static Page<SeatView> seats(SeatWorld world, SeatFilter filter, PageRequest page) {
        return SCENARIO.call(
                SubscriptionService.class, s -> s.listSeats(world.administrator(), world.licenseId(), filter, page));
    }

    private static SeatsAssigned assignAll(SeatWorld world, String product, String... people) {
        List<String> emails = List.of(people).stream().map(world::email).toList();
        return SCENARIO.call(
                SubscriptionService.class,
                s -> s.assignAll(world.administrator(), world.licenseId(), new AssignSeats(product, emails)));
    }

    private static SeatView change(SeatWorld world, UUID seat, ChangeSubscriptionSeat command) {
        return SCENARIO.call(
                SubscriptionService.class, s -> s.change(world.administrator(), world.licenseId(), seat, command));
    }

    private static void withdraw(SeatWorld world, UUID seat) {
        SCENARIO.call(SubscriptionService.class, s -> {
            s.withdraw(world.administrator(), world.licenseId(), seat);
            return null;
        });
    }

    private static long mails(SeatWorld world, String who) {
        return SCENARIO.mails(world.email(who), NotificationKind.SEAT_ASSIGNED);
    }

    @SuppressWarnings("unchecked")
    private static List<String> audited(SeatWorld world) {
        return SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT action || ' ' || subject_id || ' ' || CAST(details AS jsonb) FROM audit_record"
                                + " WHERE license_id = :licenseId AND subject_type = 'seat' ORDER BY id",
                        String.class)
                .setParameter("licenseId", world.licenseId())
                .getResultList());
    }

    private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ConflictException.class, work).code();
    }

    private static List<String> fields(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(InvalidInputException.class, work).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    private static boolean permits(Runnable work) {
        try {
            work.run();
            return true;
        } catch (NotPermittedException e) {
            return false;
        }
    }
}

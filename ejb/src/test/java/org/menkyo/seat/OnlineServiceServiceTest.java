package org.menkyo.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.menkyo.seat.SeatWorld.ARCHIVE;
import static org.menkyo.seat.SeatWorld.MAIL;
import static org.menkyo.seat.SeatWorld.TOOLS;
import static org.menkyo.seat.SeatWorld.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.permission.Role;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.AtOnce;
import org.menkyo.testing.LicensingScenario;

class OnlineServiceServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    @Test
    @Tag("LC-707")
    void seatsNeedTheServiceToBeActivatedForTheOrganization() {
        SeatWorld world = new SeatWorld(SCENARIO, line(MAIL, 2), line(ARCHIVE, 1));

        assertThat(code(() -> world.serve(MAIL, "one"))).isEqualTo(ErrorCode.ONLINE_SERVICE_NOT_ACTIVATED);
        Instant now = SCENARIO.clock().instant();
        assertThat(world.activate(MAIL)).isEqualTo(new OnlineServiceView(MAIL, "Mail", 2, 0, 2, now, 0, List.of()));
        SeatView seat = world.serve(MAIL, "one");

        assertThat(services(world))
                .containsExactly(
                        new OnlineServiceView(ARCHIVE, "Archive", 1, 0, 1, null, 0, List.of()),
                        new OnlineServiceView(MAIL, "Mail", 2, 1, 1, now, 0, List.of()));
        assertThat(code(() -> world.serve(ARCHIVE, "one"))).isEqualTo(ErrorCode.ONLINE_SERVICE_NOT_ACTIVATED);
        assertThat(SCENARIO.call(
                                OnlineServiceService.class,
                                s -> s.change(
                                        world.administrator(),
                                        world.licenseId(),
                                        seat.id(),
                                        new ChangeOnlineServiceSeat(world.email("two"))))
                        .email())
                .isEqualTo(world.email("two"));
        SCENARIO.call(OnlineServiceService.class, s -> {
            s.withdraw(world.administrator(), world.licenseId(), seat.id());
            return null;
        });
        assertThat(services(world)).extracting(OnlineServiceView::assigned).containsExactly(0L, 0L);
    }

    @Test
    @Tag("LC-707")
    void activatedOnceHoweverOftenAndByHowMany() {
        SeatWorld world = new SeatWorld(SCENARIO, line(MAIL, 1));

        List<Object> outcomes = AtOnce.run(8, i -> world.activate(MAIL));
        SCENARIO.clock().move(Duration.ofHours(1));

        assertThat(outcomes).hasOnlyElementsOfType(OnlineServiceView.class);
        assertThat(world.activate(MAIL)).isEqualTo(outcomes.get(0));
        assertThat(SCENARIO.auditRecords("ACTIVATE_ONLINE_SERVICE", world.licenseId()))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-707")
    void whatWasNotPurchasedOrIsNoOnlineServiceCannotBeActivated() {
        SeatWorld world = new SeatWorld(SCENARIO, line(MAIL, 1), line(TOOLS, 1));

        for (String product : List.of(ARCHIVE, TOOLS, "NO-SUCH")) {
            assertThatThrownBy(() -> world.activate(product)).isInstanceOf(NotFoundException.class);
        }
        assertThat(code(() -> world.serve(ARCHIVE, "one"))).isEqualTo(ErrorCode.SEATS_EXHAUSTED);
    }

    @Test
    @Tag("LC-302")
    void aSubscriptionAdministratorHasNothingToDoWithOnlineServicesAndTheOtherWayRound() {
        SeatWorld world = new SeatWorld(SCENARIO, line(MAIL, 1), line(TOOLS, 1));
        Caller subscriptions = world.holder(Role.SUBSCRIPTION_ADMINISTRATOR);
        Caller services = world.holder(Role.ONLINE_SERVICES_ADMINISTRATOR);

        OnlineServiceView activated =
                SCENARIO.call(OnlineServiceService.class, s -> s.activate(services, world.licenseId(), MAIL));
        assertThat(activated.activatedAt()).isNotNull();
        assertThatThrownBy(() -> SCENARIO.call(
                        OnlineServiceService.class, s -> s.list(subscriptions, world.licenseId(), PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> SCENARIO.call(
                        SubscriptionService.class, s -> s.list(services, world.licenseId(), PageRequest.first())))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    @Tag("LC-302")
    void aSeatOfTheOtherKindIsNotFoundAndNotShown() {
        SeatWorld world = new SeatWorld(SCENARIO, line(MAIL, 1), line(TOOLS, 1));
        world.activate(MAIL);
        SeatView mail = world.serve(MAIL, "one");
        Caller one = SCENARIO.registered(world.email("one"));

        assertThatThrownBy(() -> SCENARIO.call(
                        SubscriptionService.class,
                        s -> s.readSeat(world.administrator(), world.licenseId(), mail.id())))
                .isInstanceOf(NotFoundException.class);
        assertThat(world.subscriptionsOf(one)).isEmpty();
        assertThat(SCENARIO.call(OnlineServiceService.class, s -> s.mine(one, PageRequest.first()))
                        .items())
                .extracting(OwnSeatView::productName)
                .containsExactly("Mail");
    }

    private static List<OnlineServiceView> services(SeatWorld world) {
        return SCENARIO.call(
                        OnlineServiceService.class,
                        s -> s.list(world.administrator(), world.licenseId(), PageRequest.first()))
                .items();
    }

    private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ConflictException.class, work).code();
    }
}

package org.menkyo.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.protocol.activation.LicenseState.INITIAL_GRACE;
import static org.menkyo.protocol.activation.LicenseState.LICENSED;
import static org.menkyo.protocol.activation.LicenseState.NOTIFICATION;
import static org.menkyo.protocol.activation.LicenseState.OUT_OF_TOLERANCE_GRACE;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.menkyo.client.hardware.HardwareReader;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.client.state.Activation;
import org.menkyo.client.store.MemoryLicenseStore;
import org.menkyo.protocol.activation.HardwareComponent;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.key.ProductKey;

/**
 * A client beside a ledger of what really happened to it, kept in real time whatever its clock says. After each event the
 * client's state must be one that the rules allow for the ledger; as long as nobody touched the clock since a period
 * began, it must be exactly the one that they demand.
 *
 * <p>Only one thing can make a period longer than it should be: it began while the clock was ahead, and a signed time set
 * that right later. The client cannot know then when the clock went ahead, and believes that the period began when it says.
 * It gains no more than what the clock was ahead.
 *
 * <p>The clock is moved by whole days only, and time passes in steps of at most half a day. So no time passes unseen while
 * the clock is behind, and none of the differences is small enough to be taken for an adjustment.
 */
final class ClientLife {

    private static final Duration STEP = Duration.ofHours(12);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration KMS_VALIDITY = Duration.ofDays(180);
    private static final ProductKey[] KEYS = {Sample.mak(3, 1), Sample.mak(3, 2)};

    private final SettableClock real = new SettableClock(Sample.START);
    private final SettableClock system = new SettableClock(Sample.START);
    private final MemoryHost host = new MemoryHost(real);
    private final FakeCenter center = new FakeCenter(real);
    private final CatalogEdition edition =
            Sample.catalog().edition(Sample.SERVER_STANDARD).orElseThrow();
    private final ActivationClient client;

    private int machine;
    private int otherMemory;
    private Optional<ProductKey> key = Optional.empty();
    private int rearms = edition.rearms();
    private UUID cmid;
    private Instant graceSince = Sample.START;
    private Optional<Activation.Way> way = Optional.empty();
    private Instant activatedAt = Sample.START;
    private int activatedOn;
    private Optional<Instant> changedSince = Optional.empty();
    private Optional<Boolean> markedAndActivatedSince = Optional.empty();
    private boolean clientTimeIsReal = true;
    private boolean periodIsExact = true;
    private boolean setBackUnanswered;
    private Duration atMostAhead = Duration.ZERO;
    private Duration beganAhead = Duration.ZERO;
    private Duration allowance = Duration.ZERO;

    ClientLife() {
        host.setCount(4);
        client = ActivationClient.of(Sample.catalog(), edition.code())
                .store(new MemoryLicenseStore())
                .hardware(new CurrentMachine())
                .clock(system)
                .center(center)
                .transport(host)
                .discovery((label, port) -> List.of(MemoryHost.ADDRESS))
                .build();
        cmid = client.status().cmid();
        check();
    }

    /** The machine that the installation is on at the moment; its memory is within the tolerance. */
    private final class CurrentMachine implements HardwareReader {

        @Override
        public Map<HardwareComponent, String> read() {
            return Map.of(
                    HardwareComponent.SYSTEM_BOARD, "board-" + machine,
                    HardwareComponent.SYSTEM_DISK, "disk-" + machine,
                    HardwareComponent.MEMORY, otherMemory + " GiB");
        }

        @Override
        public MachineKind kind() {
            return MachineKind.PHYSICAL;
        }
    }

    void hostHas(int count) {
        host.setCount(count);
    }

    void hostIsAway(boolean away) {
        host.setAway(away);
    }

    void centerIsAway(boolean away) {
        center.setAway(away);
    }

    void keyIsBlocked(int number, boolean blocked) {
        if (blocked) {
            center.block(KEYS[number]);
        } else {
            center.unblock(KEYS[number]);
        }
    }

    void installKey(int number) {
        assertThat(client.installKey(KEYS[number]).outcome()).isEqualTo(ActivationOutcome.KEY_INSTALLED);
        key = Optional.of(KEYS[number]);
        check();
    }

    void removeKey() {
        client.removeKey();
        key = Optional.empty();
        check();
    }

    void activate() {
        record(client.activate());
        check();
    }

    void validate() {
        ActivationResult result = client.validate();
        switch (result.outcome()) {
            case KEY_BLOCKED, KEY_NOT_GENUINE, INSTALLATION_UNKNOWN, HOST_NOT_GENUINE ->
                markedAndActivatedSince = Optional.of(false);
            case VALIDATED, GENUINE_KEY_NEEDED -> {
                boolean clears = markedAndActivatedSince.orElse(true);
                assertThat(result.outcome() == ActivationOutcome.VALIDATED).isEqualTo(clears);
                markedAndActivatedSince = markedAndActivatedSince.filter(activated -> !activated);
            }
            default -> assertThat(result.outcome().isDone()).isFalse();
        }
        if (key.isEmpty() && !host.isAway()) {
            answered();
        }
        check();
    }

    void rearm() {
        if (rearms == 0) {
            assertThatThrownBy(client::rearm).isInstanceOf(IllegalStateException.class);
        } else {
            client.rearm();
            rearms--;
            way = Optional.empty();
            changedSince = Optional.empty();
            graceSince = real.instant();
            periodBegins(clientTimeIsReal);
            markedAndActivatedSince = markedAndActivatedSince.map(activated -> false);
            UUID now = client.status().cmid();
            assertThat(now).isNotEqualTo(cmid);
            cmid = now;
        }
        check();
    }

    void moveClock(int days) {
        system.advance(Duration.ofDays(days));
        clientTimeIsReal = false;
        periodIsExact = false;
        atMostAhead = atMostAhead.plusDays(Math.max(0, days));
        if (days < 0 && system.instant().isBefore(real.instant())) {
            setBackUnanswered = true;
        }
        check();
    }

    void moveTo(int otherMachine) {
        machine = otherMachine;
        seeHardware();
        check();
    }

    void changeMemory(int gib) {
        otherMemory = gib;
        check();
    }

    void wait(Duration time) {
        Instant end = real.instant().plus(time);
        while (real.instant().isBefore(end)) {
            real.advance(STEP);
            system.advance(STEP);
            client.renewIfDue().ifPresent(this::record);
            check();
        }
    }

    private void seeHardware() {
        if (way.isPresent() && changedSince.isEmpty() && activatedOn != machine) {
            changedSince = Optional.of(real.instant());
            periodBegins(periodIsExact && clientTimeIsReal);
        }
    }

    private void record(ActivationResult result) {
        boolean byHost = key.isEmpty();
        boolean hostActivates = byHost && !host.isAway() && host.count() >= edition.threshold() && clockIsRight();
        boolean centerActivates = result.outcome() == ActivationOutcome.ACTIVATED_BY_KEY;
        if (byHost && !host.isAway()) {
            answered();
        }
        if (hostActivates) {
            boolean first = way.filter(Activation.Way.KMS::equals).isEmpty();
            rearms = first && rearms == 0 ? 1 : rearms;
            assertThat(result.outcome())
                    .isEqualTo(
                            markedAndActivatedSince.isPresent()
                                    ? ActivationOutcome.GENUINE_KEY_NEEDED
                                    : ActivationOutcome.ACTIVATED_BY_HOST);
            activated(Activation.Way.KMS);
        } else if (centerActivates) {
            if (clockIsRight()) {
                answered();
            }
            activated(Activation.Way.ONLINE);
            markedAndActivatedSince = Optional.empty();
        } else {
            assertThat(result.outcome().isDone()).isFalse();
        }
    }

    private void activated(Activation.Way how) {
        way = Optional.of(how);
        activatedAt = real.instant();
        activatedOn = machine;
        changedSince = Optional.empty();
        periodBegins(clientTimeIsReal);
    }

    private void periodBegins(boolean exact) {
        periodIsExact = exact;
        beganAhead = atMostAhead;
        allowance = Duration.ZERO;
    }

    /** A signed time came. */
    private void answered() {
        clientTimeIsReal = true;
        setBackUnanswered = false;
        atMostAhead = Duration.ZERO;
        allowance = beganAhead;
    }

    private boolean clockIsRight() {
        return system.instant().equals(real.instant());
    }

    private void check() {
        LicenseStatus status = client.status();
        assertThat(allowed()).contains(status.state());
        assertThat(status.rearmsLeft()).isEqualTo(rearms);
        assertThat(status.cmid()).isEqualTo(cmid);
        assertThat(status.failedValidation().isPresent()).isEqualTo(markedAndActivatedSince.isPresent());
        assertThat(status.activation().map(Activation::way)).isEqualTo(way);
        if (setBackUnanswered) {
            assertThat(status.clockSetBack())
                    .as("the client says that its clock was set back")
                    .isTrue();
        }
        boolean ends = status.state() == INITIAL_GRACE || status.state() == OUT_OF_TOLERANCE_GRACE;
        assertThat(status.endsAt().isPresent() || !ends).isTrue();
    }

    /** What the rules allow; one state only where they demand it. */
    private Set<LicenseState> allowed() {
        Instant now = real.instant().minus(allowance);
        if (markedAndActivatedSince.isPresent()) {
            return EnumSet.of(NOTIFICATION);
        }
        if (way.isEmpty()) {
            Instant end = graceSince.plus(Duration.ofDays(edition.graceDays()));
            return now.isBefore(end) ? exactly(INITIAL_GRACE) : EnumSet.of(NOTIFICATION);
        }
        boolean byHost = way.get() == Activation.Way.KMS;
        if (!byHost && changedSince.isEmpty()) {
            return EnumSet.of(LICENSED);
        }
        Instant outOfTolerance = byHost ? activatedAt.plus(KMS_VALIDITY) : changedSince.orElseThrow();
        if (changedSince.isPresent() && changedSince.get().isBefore(outOfTolerance)) {
            outOfTolerance = changedSince.get();
        }
        if (now.isBefore(outOfTolerance)) {
            return exactly(LICENSED);
        }
        return now.isBefore(outOfTolerance.plus(MONTH)) ? exactly(OUT_OF_TOLERANCE_GRACE) : EnumSet.of(NOTIFICATION);
    }

    /** A clock that was ahead can have taken time from the client, but never given it any. */
    private Set<LicenseState> exactly(LicenseState state) {
        if (periodIsExact) {
            return EnumSet.of(state);
        }
        return switch (state) {
            case LICENSED -> EnumSet.of(LICENSED, OUT_OF_TOLERANCE_GRACE, NOTIFICATION);
            default -> EnumSet.of(state, NOTIFICATION);
        };
    }
}

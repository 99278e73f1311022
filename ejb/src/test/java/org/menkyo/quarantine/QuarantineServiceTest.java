package org.menkyo.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.audit.AuditTrail;
import org.menkyo.kms.dns.RememberedDnsRecords;
import org.menkyo.notification.outbox.WaitingMails;
import org.menkyo.permission.AccessControl;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.TestBeans;
import org.menkyo.webhook.WaitingWebhooks;

@Tag("LC-1208")
class QuarantineServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    @BeforeEach
    void mailsOfBeforeAndSince() throws SQLException {
        SCENARIO.database()
                .asOwner("truncate quarantine; delete from notification; delete from kms_dns_record;"
                        + "insert into kms_dns_record (node, name, priority, weight, port, target)"
                        + " values ('menkyo', '_vlmcs._tcp.example.com.', 0, 0, 1688, 'kms.example.com.')");
        order("before-" + SCENARIO.clock().instant());
        SCENARIO.clock().move(Duration.ofMinutes(1));
        SCENARIO.call(
                QuarantineRegister.class,
                register -> register.look(Optional.of(SCENARIO.clock().instant())));
        SCENARIO.clock().move(Duration.ofMinutes(1));
        order("since-" + SCENARIO.clock().instant());
    }

    private static void order(String name) {
        SCENARIO.licensed(name.replaceAll("[^a-z0-9]", "") + "@example.com");
    }

    private static <T> T call(Function<QuarantineService, T> work) {
        return SCENARIO.look(entities -> {
            TestBeans beans = new TestBeans(entities, SCENARIO.clock());
            return work.apply(new QuarantineService(
                    beans.get(AccessControl.class),
                    beans.get(QuarantineRegister.class),
                    List.of(
                            beans.get(WaitingMails.class),
                            beans.get(WaitingWebhooks.class),
                            beans.get(RememberedDnsRecords.class)),
                    beans.get(AuditTrail.class)));
        });
    }

    private static QuarantineView release(WaitingChoice choice) {
        return call(s -> s.release(SCENARIO.operator(), new ReleaseQuarantine(choice)));
    }

    private static long mails(String state) {
        return SCENARIO.look(entities ->
                (Long) entities.createNativeQuery("SELECT count(*) FROM notification WHERE state = :state", Long.class)
                        .setParameter("state", state)
                        .getSingleResult());
    }

    @Test
    void operatorsSeeWhatWaits() {
        QuarantineView view = call(s -> s.read(SCENARIO.operator()));

        assertThat(view.quarantined()).isTrue();
        assertThat(view.reason()).isEqualTo(QuarantineReason.TOLD_BY_SETTING);
        assertThat(view.waiting())
                .contains(
                        new QuarantineView.Waiting(WaitingKind.MAIL, mails("PENDING"), mails("PENDING") / 2),
                        new QuarantineView.Waiting(WaitingKind.WEBHOOK_MESSAGE, 0, 0),
                        new QuarantineView.Waiting(WaitingKind.DNS_RECORD, 1, 1));
        assertThat(mails("PENDING")).isPositive();
    }

    @Test
    void whatWaitedIsSentIfTheOperatorSaysSo() throws SQLException {
        long waiting = mails("PENDING");
        SCENARIO.database()
                .asOwner("update notification set state = 'QUEUED', round = 1, queued_at = now(), attempted_at = now()"
                        + " where id = (select min(id) from notification)");

        assertThat(release(WaitingChoice.SEND).quarantined()).isFalse();

        assertThat(mails("PENDING")).isEqualTo(waiting);
        assertThat(SCENARIO.auditRecords("RELEASE_QUARANTINE", null)).isPositive();
    }

    @Test
    void whatIsTheOriginalsIsDroppedAndTheRestIsSent() {
        long waiting = mails("PENDING");

        release(WaitingChoice.DROP_EARLIER);

        assertThat(mails("PENDING")).isEqualTo(waiting / 2).isPositive();
        assertThat(mails("DROPPED")).isEqualTo(waiting / 2);
        assertThat((Long) SCENARIO.look(
                        entities -> entities.createNativeQuery("SELECT count(*) FROM kms_dns_record", Long.class)
                                .getSingleResult()))
                .isZero();
    }

    @Test
    void allCanBeDropped() {
        release(WaitingChoice.DROP_ALL);

        assertThat(mails("PENDING")).isZero();
        assertThat(mails("DROPPED")).isPositive();
    }

    @Test
    void aReleaseSaysWhatBecomesOfWhatWaitsAndIsDoneOnceByAnOperator() {
        assertThatThrownBy(() -> release(null)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> call(s -> s.release(SCENARIO.support(), new ReleaseQuarantine(WaitingChoice.SEND))))
                .isInstanceOf(NotPermittedException.class);
        release(WaitingChoice.SEND);
        assertThatThrownBy(() -> release(WaitingChoice.SEND)).isInstanceOf(ConflictException.class);
    }
}

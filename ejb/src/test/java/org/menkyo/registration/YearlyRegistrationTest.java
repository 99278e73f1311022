package org.menkyo.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Program;
import org.menkyo.entitlement.LicenseService;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;

class YearlyRegistrationTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static void moveOneYear() {
        SCENARIO.clock()
                .set(SCENARIO.clock()
                        .instant()
                        .atZone(ZoneOffset.UTC)
                        .plusYears(1)
                        .toInstant());
    }

    private static long lapses(String email) {
        return SCENARIO.look(em -> (Long) em.createNativeQuery(
                        "SELECT count(*) FROM audit_record WHERE action = 'REGISTRATION_LAPSED' AND subject_id = :email",
                        Long.class)
                .setParameter("email", email)
                .getSingleResult());
    }

    @Test
    @Tag("LC-205")
    void afterMoreThanAYearTheBusinessEmailMustBeConfirmedAgain() {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "user@y1.example");
        SCENARIO.registered("user@y1.example");

        moveOneYear();
        assertThat(SCENARIO.person("user@y1.example").party()).isEqualTo(Party.REGISTERED_USER);
        moveOneYear();
        SCENARIO.clock().move(Duration.ofMillis(1));
        Caller lapsed = SCENARIO.person("user@y1.example");

        assertThat(lapsed.party()).isEqualTo(Party.UNREGISTERED_USER);
        assertThatThrownBy(() -> SCENARIO.call(LicenseService.class, s -> s.get(lapsed, licenseId)))
                .isInstanceOfSatisfying(
                        NotPermittedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_REGISTERED));
        assertThat(SCENARIO.call(RegistrationService.class, s -> s.current(lapsed))
                        .lapsedEmail())
                .isEqualTo("user@y1.example");

        Caller again = SCENARIO.registered("user@y1.example");
        assertThat(SCENARIO.call(RegistrationService.class, s -> s.current(again))
                        .lapsedEmail())
                .isNull();
        assertThat(SCENARIO.call(LicenseService.class, s -> s.list(again, PageRequest.first()))
                        .items())
                .as("permissions are kept")
                .hasSize(1);
    }

    @Test
    @Tag("LC-205")
    void aJobEndsTheRegistrationOfWhoStaysAway() {
        SCENARIO.registered("user@y2.example");
        moveOneYear();
        SCENARIO.registered("active@y2.example");
        SCENARIO.call(LapsedRegistrations.class, LapsedRegistrations::runBatch);
        assertThat(lapses("user@y2.example")).isZero();

        SCENARIO.clock().move(Duration.ofMillis(1));
        SCENARIO.call(LapsedRegistrations.class, LapsedRegistrations::runBatch);
        SCENARIO.call(LapsedRegistrations.class, LapsedRegistrations::runBatch);

        assertThat(lapses("user@y2.example")).isEqualTo(1);
        assertThat(lapses("active@y2.example")).isZero();
        assertThat(SCENARIO.person("user@y2.example").party()).isEqualTo(Party.UNREGISTERED_USER);
        assertThat(SCENARIO.person("active@y2.example").party()).isEqualTo(Party.REGISTERED_USER);
    }
}

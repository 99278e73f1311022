package org.menkyo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Program;
import org.menkyo.notification.NotificationKind;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.order.OrderView;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.testing.LicensingScenario;

/**
 * What exists and what does not is answered by the same work (LC-208). Work is counted in statements to the database, which
 * does not depend on the machine; the distribution of times is written to {@code target/stranger-times.txt}.
 */
class StrangersLearnNothingTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final int ROUNDS = 20;
    private static final Map<String, String> REPORT = new LinkedHashMap<>();

    private static Statistics statistics;
    private static int people;

    @BeforeAll
    static void count() {
        statistics = SCENARIO.database().entities().unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    private record Work(long statements, String answer) {}

    /** Each round by somebody new, so that neither lockout nor throttling comes in. */
    private static Work measure(String what, Function<Caller, Object> call) throws IOException {
        List<Long> times = new ArrayList<>();
        long statements = 0;
        String answer = null;
        for (int round = 0; round < ROUNDS; round++) {
            people++;
            Caller registered = SCENARIO.registered("person" + people + "@strangers.example");
            Caller caller = new Caller(
                    registered.name(),
                    registered.party(),
                    registered.userId(),
                    registered.email(),
                    registered.distributorId(),
                    registered.channel(),
                    "10.1." + people / 250 + "." + people % 250,
                    registered.language(),
                    "same");
            statistics.clear();
            long start = System.nanoTime();
            try {
                answer = String.valueOf(call.apply(caller));
            } catch (LicensingException e) {
                answer = e.code() + " " + e.getMessage();
            }
            times.add((System.nanoTime() - start) / 1000);
            statements = statistics.getPrepareStatementCount();
        }
        Collections.sort(times);
        REPORT.put(
                what,
                "%3d statements; microseconds: lowest tenth %6d, median %6d, highest tenth %6d"
                        .formatted(
                                statements,
                                times.get(ROUNDS / 10),
                                times.get(ROUNDS / 2),
                                times.get(ROUNDS - 1 - ROUNDS / 10)));
        StringBuilder report = new StringBuilder();
        REPORT.forEach((name, line) -> report.append("%-52s %s%n".formatted(name, line)));
        Files.writeString(Path.of("target", "stranger-times.txt"), report);
        return new Work(statements, answer);
    }

    @Test
    @Tag("LC-208")
    void registrationWorksAlikeForAddressesOnRecordAndOthers() throws IOException {
        SCENARIO.licensed("onrecord@strangers.example");
        Work known = measure(
                "registration: address on record",
                caller -> SCENARIO.call(RegistrationService.class, s -> {
                    s.register(caller, new RegisterBusinessEmail("onrecord@strangers.example", null));
                    return "sent";
                }));
        Work unknown = measure(
                "registration: unknown address",
                caller -> SCENARIO.call(RegistrationService.class, s -> {
                    s.register(caller, new RegisterBusinessEmail("unknown@strangers.example", null));
                    return "sent";
                }));

        assertThat(known).isEqualTo(unknown);
    }

    @Test
    @Tag("LC-208")
    void confirmationWorksAlikeForOthersLinksAndInventedOnes() throws IOException {
        Caller other = SCENARIO.person("other@strangers.example");
        SCENARIO.call(
                RegistrationService.class,
                s -> s.register(other, new RegisterBusinessEmail("other@strangers.example", null)));
        String others = SCENARIO.lastToken("other@strangers.example", NotificationKind.CONFIRM_BUSINESS_EMAIL);
        Work known = measure(
                "confirmation: another person's link",
                caller -> SCENARIO.call(
                        RegistrationService.class, s -> s.confirm(caller, new ConfirmBusinessEmail(others))));
        Work unknown = measure(
                "confirmation: invented link",
                caller -> SCENARIO.call(
                        RegistrationService.class,
                        s -> s.confirm(caller, new ConfirmBusinessEmail("x" + others.substring(1)))));

        assertThat(known).isEqualTo(unknown);
    }

    @Test
    @Tag("LC-208")
    @Tag("LC-602")
    void addOpenLicenseWorksAlikeWhicheverNumberIsWrong() throws IOException {
        List<OrderView> orders = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            orders.add(SCENARIO.licensed("admin@strangers.example"));
        }
        int[] next = {0};
        Work known = measure("Add Open License: license number exists", caller -> {
            String number = orders.get(next[0]++).licenseNumber();
            return SCENARIO.call(
                    OpenLicenseService.class,
                    s -> s.add(caller, new AddOpenLicense("no-such-number", number, true, "Jo", "Miller")));
        });
        Work unknown = measure(
                "Add Open License: neither number exists",
                caller -> SCENARIO.call(
                        OpenLicenseService.class,
                        s -> s.add(
                                caller,
                                new AddOpenLicense(
                                        "no-such-number",
                                        UUID.randomUUID().toString().substring(0, 10),
                                        true,
                                        "Jo",
                                        "Miller"))));

        assertThat(known).isEqualTo(unknown);
    }

    @Test
    @Tag("LC-208")
    @Tag("LC-404")
    void permissionRequestsWorkAboutAlikeWhetherOrNotTheyCanBeDelivered() throws IOException {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@strangers.example");
        Work unknown = measure("permission request: unknown license ID", caller -> request(caller, "NO-SUCH"));
        Work delivered = measure("permission request: one administrator", caller -> request(caller, licenseId));

        assertThat(delivered.answer()).isEqualTo(unknown.answer());
        assertThat(delivered.statements()).isBetween(unknown.statements(), unknown.statements() + 6);
    }

    private static String request(Caller caller, String licenseId) {
        SCENARIO.call(
                PermissionRequestService.class,
                s -> s.request(
                        caller,
                        new RequestPermission(
                                Program.SELECT, licenseId, null, List.of(Role.DOWNLOAD_ADMINISTRATOR), null)));
        return "received";
    }
}

package org.menkyo.permissionrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Program;
import org.menkyo.notification.NotificationKind;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest.Decision;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;

class RequestLifecycleTest {

    private static final Duration VALIDITY = Duration.ofDays(30);

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static UUID request(Caller caller, String licenseId, Role... roles) {
        return SCENARIO.call(
                        PermissionRequestService.class,
                        s -> s.request(
                                caller, new RequestPermission(Program.SELECT, licenseId, null, List.of(roles), null)))
                .id();
    }

    private static RequestState state(Caller caller, UUID id) {
        return SCENARIO.call(PermissionRequestService.class, s -> s.mine(caller, PageRequest.first())).items().stream()
                .filter(request -> request.id().equals(id))
                .map(OwnRequestView::state)
                .findFirst()
                .orElseThrow();
    }

    private static void grant(Caller administrator, String licenseId, String email, Role... roles) {
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(administrator, licenseId, new GrantPermissions(email, List.of(roles))));
    }

    @Test
    @Tag("LC-405")
    void aRequestThatNobodyDecidesExpiresAfter30Days() {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@x1.example");
        Caller administrator = SCENARIO.registered("admin@x1.example");
        Caller requester = SCENARIO.registered("user@x1.example");
        UUID id = request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR);

        SCENARIO.clock().move(VALIDITY.minusMillis(1));
        SCENARIO.call(ExpiredRequests.class, ExpiredRequests::runBatch);
        assertThat(state(requester, id)).isEqualTo(RequestState.PENDING);
        SCENARIO.clock().move(Duration.ofMillis(1));
        assertThat(state(requester, id)).as("even before the job").isEqualTo(RequestState.EXPIRED);
        SCENARIO.call(ExpiredRequests.class, ExpiredRequests::runBatch);
        SCENARIO.call(ExpiredRequests.class, ExpiredRequests::runBatch);

        assertThat(SCENARIO.mails("user@x1.example", NotificationKind.PERMISSION_REQUEST_EXPIRED))
                .isEqualTo(1);
        assertThat(SCENARIO.auditRecords("PERMISSION_REQUEST_EXPIRED", licenseId))
                .isEqualTo(1);
        assertThatThrownBy(() -> SCENARIO.call(
                        PermissionRequestService.class,
                        s -> s.decide(administrator, id, new DecidePermissionRequest(Decision.APPROVE, null, null))))
                .isInstanceOf(ConflictException.class);
        assertThat(request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR)).isNotEqualTo(id);
    }

    @Test
    @Tag("LC-405")
    void serversThatLookAtOnceEndARequestOnce() throws Exception {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@x2.example");
        for (int i = 0; i < 20; i++) {
            request(SCENARIO.registered("user" + i + "@x2.example"), licenseId, Role.DOWNLOAD_ADMINISTRATOR);
        }
        SCENARIO.clock().move(VALIDITY);
        int servers = 4;
        ExecutorService pool = Executors.newFixedThreadPool(servers);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < servers; i++) {
                runs.add(pool.submit(() -> {
                    start.await();
                    return SCENARIO.call(ExpiredRequests.class, ExpiredRequests::runBatch);
                }));
            }
            start.countDown();
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            pool.shutdownNow();
        }

        for (int i = 0; i < 20; i++) {
            assertThat(SCENARIO.mails("user" + i + "@x2.example", NotificationKind.PERMISSION_REQUEST_EXPIRED))
                    .isEqualTo(1);
        }
        assertThat(SCENARIO.auditRecords("PERMISSION_REQUEST_EXPIRED", licenseId))
                .isEqualTo(20);
    }

    @Test
    @Tag("LC-405")
    void aRequestIsAnsweredWhenTheSamePermissionComesInAnotherWay() {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@x3.example");
        Caller administrator = SCENARIO.registered("admin@x3.example");
        Caller requester = SCENARIO.registered("user@x3.example");
        UUID one = request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR);
        UUID two = request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR, Role.PRODUCT_KEY_ADMINISTRATOR);

        grant(administrator, licenseId, "USER@x3.example", Role.DOWNLOAD_ADMINISTRATOR);
        assertThat(state(requester, one)).isEqualTo(RequestState.ANSWERED);
        assertThat(state(requester, two)).isEqualTo(RequestState.PENDING);
        assertThat(SCENARIO.auditRecords("PERMISSION_REQUEST_ANSWERED", licenseId))
                .isEqualTo(1);

        grant(administrator, licenseId, "user@x3.example", Role.PRODUCT_KEY_ADMINISTRATOR);
        assertThat(state(requester, two)).isEqualTo(RequestState.ANSWERED);

        long mails = SCENARIO.mails();
        UUID again = request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR);
        assertThat(state(requester, again)).isEqualTo(RequestState.ANSWERED);
        assertThat(SCENARIO.mails()).isEqualTo(mails);
    }

    @Test
    @Tag("LC-405")
    void oneApprovalAnswersAnotherRequestForTheSameRole() {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@x4.example");
        Caller administrator = SCENARIO.registered("admin@x4.example");
        Caller requester = SCENARIO.registered("user@x4.example");
        UUID one = request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR);
        UUID two = request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR, Role.PRODUCT_KEY_ADMINISTRATOR);

        SCENARIO.call(
                PermissionRequestService.class,
                s -> s.decide(administrator, two, new DecidePermissionRequest(Decision.APPROVE, null, null)));

        assertThat(state(requester, two)).isEqualTo(RequestState.APPROVED);
        assertThat(state(requester, one)).isEqualTo(RequestState.ANSWERED);
    }

    @Test
    @Tag("LC-405")
    void onlyTheRequesterWithdraws() {
        String licenseId = SCENARIO.agreement(Program.SELECT, null, "admin@x5.example");
        Caller administrator = SCENARIO.registered("admin@x5.example");
        Caller requester = SCENARIO.registered("user@x5.example");
        UUID id = request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR);
        assertThat(request(requester, licenseId, Role.DOWNLOAD_ADMINISTRATOR)).isEqualTo(id);

        assertThatThrownBy(() -> SCENARIO.call(PermissionRequestService.class, s -> s.withdraw(administrator, id)))
                .isInstanceOf(NotFoundException.class);
        assertThat(SCENARIO.call(PermissionRequestService.class, s -> s.withdraw(requester, id))
                        .state())
                .isEqualTo(RequestState.WITHDRAWN);
        assertThatThrownBy(() -> SCENARIO.call(PermissionRequestService.class, s -> s.withdraw(requester, id)))
                .isInstanceOf(ConflictException.class);
    }
}

package org.menkyo.permissionrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.Program;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.OrderView;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.DecidePermissionRequest.Decision;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.PermissionView;

class PermissionRequestServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final DecidePermissionRequest APPROVE =
            new DecidePermissionRequest(Decision.APPROVE, null, "Welcome to the team.");
    private static final DecidePermissionRequest DENY = new DecidePermissionRequest(Decision.DENY, null, null);

    private PermissionRequestReceipt request(Caller requester, RequestPermission command) {
        return SCENARIO.call(PermissionRequestService.class, s -> s.request(requester, command));
    }

    private PermissionRequestReceipt request(Caller requester, OrderView order, Role... roles) {
        return request(
                requester,
                new RequestPermission(
                        Program.OPEN, order.licenseNumber(), order.authorizationNumber(), List.of(roles), "Please."));
    }

    private PermissionRequestView decide(Caller administrator, UUID id, DecidePermissionRequest command) {
        return SCENARIO.call(PermissionRequestService.class, s -> s.decide(administrator, id, command));
    }

    private List<OwnRequestView> mine(Caller caller) {
        return SCENARIO.call(PermissionRequestService.class, s -> s.mine(caller, PageRequest.first()))
                .items();
    }

    private List<PermissionRequestView> list(Caller administrator, RequestState state) {
        return SCENARIO.call(PermissionRequestService.class, s -> s.list(administrator, state, PageRequest.first()))
                .items();
    }

    private List<Role> roles(Caller caller) {
        return SCENARIO.call(PermissionService.class, s -> s.mine(caller, PageRequest.first())).items().stream()
                .map(PermissionView::role)
                .toList();
    }

    private Caller secondAdministrator(Caller first, OrderView order, String email) {
        SCENARIO.call(
                PermissionService.class,
                s -> s.grant(first, order.licenseNumber(), new GrantPermissions(email, List.of(Role.ADMINISTRATOR))));
        return SCENARIO.registered(email);
    }

    @Test
    @Tag("LC-401")
    @Tag("LC-402")
    void asksAllAdministratorsAndTellsTheRequesterWhatOneDecided() {
        OrderView order = SCENARIO.licensed("admin@q1.example");
        Caller first = SCENARIO.registered("admin@q1.example");
        Caller second = secondAdministrator(first, order, "second@q1.example");
        Caller requester = SCENARIO.registered("user@q1.example");

        PermissionRequestReceipt receipt = request(requester, order, Role.PRODUCT_KEY_ADMINISTRATOR);

        assertThat(SCENARIO.mails("admin@q1.example", NotificationKind.PERMISSION_REQUESTED))
                .isEqualTo(1);
        assertThat(SCENARIO.mails("second@q1.example", NotificationKind.PERMISSION_REQUESTED))
                .isEqualTo(1);
        assertThat(list(first, RequestState.PENDING)).singleElement().satisfies(request -> {
            assertThat(request.requesterEmail()).isEqualTo("user@q1.example");
            assertThat(request.comment()).isEqualTo("Please.");
        });

        PermissionRequestView decided = decide(second, receipt.id(), APPROVE);

        assertThat(decided.state()).isEqualTo(RequestState.APPROVED);
        assertThat(roles(requester)).containsExactly(Role.PRODUCT_KEY_ADMINISTRATOR);
        assertThat(SCENARIO.mails("user@q1.example", NotificationKind.PERMISSION_DECIDED))
                .isEqualTo(1);
        assertThat(list(first, null)).singleElement().satisfies(request -> {
            assertThat(request.decidedBy()).isEqualTo("second@q1.example");
            assertThat(request.decidedAt()).isEqualTo(SCENARIO.clock().instant());
        });
        assertThat(mine(requester)).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(RequestState.APPROVED);
            assertThat(request.reason()).isEqualTo("Welcome to the team.");
            assertThat(request.toString()).doesNotContain("second@q1.example");
        });
        assertThat(SCENARIO.auditRecords("DECIDE_PERMISSION_REQUEST", order.licenseNumber()))
                .isEqualTo(1);
    }

    @Test
    @Tag("LC-402")
    void letsTheFirstOfManyDecisionsCount() throws Exception {
        OrderView order = SCENARIO.licensed("admin@q2.example");
        Caller first = SCENARIO.registered("admin@q2.example");
        List<Caller> administrators = new ArrayList<>(List.of(first));
        for (int i = 0; i < 7; i++) {
            administrators.add(secondAdministrator(first, order, "admin" + i + "@q2.example"));
        }
        for (int round = 0; round < 5; round++) {
            Caller requester = SCENARIO.registered("user" + round + "@q2.example");
            UUID id = request(requester, order, Role.DOWNLOAD_ADMINISTRATOR).id();

            List<Object> outcomes = decideAtOnce(administrators, id);

            List<PermissionRequestView> winners = outcomes.stream()
                    .filter(PermissionRequestView.class::isInstance)
                    .map(PermissionRequestView.class::cast)
                    .toList();
            assertThat(winners).hasSize(1);
            assertThat(outcomes.stream().filter(ConflictException.class::isInstance))
                    .hasSize(administrators.size() - 1)
                    .allSatisfy(e -> {
                        assertThat(((ConflictException) e).code()).isEqualTo(ErrorCode.ALREADY_DECIDED);
                        assertThat(((ConflictException) e).getMessage())
                                .contains(winners.get(0).decidedBy())
                                .contains(winners.get(0).decidedAt().toString());
                    });
            boolean approved = winners.get(0).state() == RequestState.APPROVED;
            assertThat(roles(requester)).hasSize(approved ? 1 : 0);
            assertThat(SCENARIO.mails("user" + round + "@q2.example", NotificationKind.PERMISSION_DECIDED))
                    .isEqualTo(1);
        }
        assertThat(SCENARIO.auditRecords("DECIDE_PERMISSION_REQUEST", order.licenseNumber()))
                .isEqualTo(5);
    }

    @Test
    @Tag("LC-403")
    void letsAnApproverGiveFewerRoles() {
        OrderView order = SCENARIO.licensed("admin@q3.example");
        Caller administrator = SCENARIO.registered("admin@q3.example");
        Caller requester = SCENARIO.registered("user@q3.example");
        UUID id = request(requester, order, Role.ADMINISTRATOR, Role.DOWNLOAD_ADMINISTRATOR)
                .id();

        assertThatThrownBy(() -> decide(
                        administrator,
                        id,
                        new DecidePermissionRequest(Decision.APPROVE, List.of(Role.SUBSCRIPTION_ADMINISTRATOR), null)))
                .isInstanceOf(InvalidInputException.class);
        PermissionRequestView decided = decide(
                administrator,
                id,
                new DecidePermissionRequest(Decision.APPROVE, List.of(Role.DOWNLOAD_ADMINISTRATOR), null));

        assertThat(decided.approvedRoles()).containsExactly(Role.DOWNLOAD_ADMINISTRATOR);
        assertThat(roles(requester)).containsExactly(Role.DOWNLOAD_ADMINISTRATOR);
    }

    @Test
    @Tag("LC-404")
    @Tag("LC-208")
    void answersWhatCannotBeDeliveredAlikeAndTellsOnlySupportWhy() {
        OrderView order = SCENARIO.licensed("admin@q4.example");
        Caller requester = SCENARIO.registered("user@q4.example");
        List<Role> roles = List.of(Role.DOWNLOAD_ADMINISTRATOR);

        List<PermissionRequestReceipt> receipts = List.of(
                request(requester, new RequestPermission(Program.OPEN, "0000000000", "ZZZZZZZZZZZZ", roles, null)),
                request(
                        requester,
                        new RequestPermission(Program.OPEN, order.licenseNumber(), "ZZZZZZZZZZZZ", roles, null)),
                request(requester, new RequestPermission(Program.SELECT, order.licenseNumber(), null, roles, null)));

        assertThat(receipts)
                .allSatisfy(receipt -> assertThat(receipt.requestedAt())
                        .isEqualTo(SCENARIO.clock().instant()));
        assertThat(SCENARIO.mails("user@q4.example", NotificationKind.PERMISSION_REQUEST_UNDELIVERED))
                .isEqualTo(3);
        assertThat(SCENARIO.mails("admin@q4.example", NotificationKind.PERMISSION_REQUESTED))
                .isZero();
        assertThat(mine(requester))
                .allSatisfy(request -> assertThat(request.state()).isEqualTo(RequestState.UNDELIVERED));
        Caller support =
                SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), "demo-support"));
        List<UndeliveredReason> reasons = SCENARIO
                .call(SupportRequestService.class, s -> s.listUndelivered(support, PageRequest.first()))
                .items()
                .stream()
                .filter(request -> request.requesterEmail().equals("user@q4.example"))
                .map(UndeliveredRequestView::reason)
                .toList();
        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        UndeliveredReason.UNKNOWN_LICENSE_ID,
                        UndeliveredReason.AUTHORIZATION_NUMBER_DOES_NOT_MATCH,
                        UndeliveredReason.PROGRAM_DOES_NOT_MATCH);
        assertThatThrownBy(() -> decide(requester, receipts.get(0).id(), APPROVE))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    @Tag("LC-103")
    void findsAnOpenLicenseOnlyByBothOfItsNumbers() {
        OrderView order = SCENARIO.licensed("admin@q9.example");
        OrderView other = SCENARIO.licensed("admin@q10.example");
        Caller requester = SCENARIO.registered("user@q9.example");

        request(requester, pair(order.licenseNumber(), other.authorizationNumber()));
        request(requester, pair("0000000000", order.authorizationNumber()));
        assertThat(mine(requester)).hasSize(2).allSatisfy(request -> {
            assertThat(request.state()).isEqualTo(RequestState.UNDELIVERED);
            assertThat(request.reason()).isNull();
        });
        assertThat(SCENARIO.mails("admin@q9.example", NotificationKind.PERMISSION_REQUESTED))
                .isZero();
        assertThat(SCENARIO.mails("admin@q10.example", NotificationKind.PERMISSION_REQUESTED))
                .isZero();

        request(requester, pair(order.licenseNumber(), order.authorizationNumber()));
        assertThat(SCENARIO.mails("admin@q9.example", NotificationKind.PERMISSION_REQUESTED))
                .isEqualTo(1);
    }

    private static RequestPermission pair(String licenseNumber, String authorizationNumber) {
        return new RequestPermission(
                Program.OPEN, licenseNumber, authorizationNumber, List.of(Role.DOWNLOAD_ADMINISTRATOR), null);
    }

    @Test
    @Tag("LC-405")
    void takesTheSameOpenRequestOnceAndLetsItBeWithdrawn() {
        OrderView order = SCENARIO.licensed("admin@q5.example");
        Caller administrator = SCENARIO.registered("admin@q5.example");
        Caller requester = SCENARIO.registered("user@q5.example");
        PermissionRequestReceipt first = request(requester, order, Role.DOWNLOAD_ADMINISTRATOR);

        assertThat(request(requester, order, Role.DOWNLOAD_ADMINISTRATOR)).isEqualTo(first);
        assertThat(SCENARIO.mails("admin@q5.example", NotificationKind.PERMISSION_REQUESTED))
                .isEqualTo(1);
        OwnRequestView withdrawn =
                SCENARIO.call(PermissionRequestService.class, s -> s.withdraw(requester, first.id()));
        assertThat(withdrawn.state()).isEqualTo(RequestState.WITHDRAWN);
        assertThatThrownBy(() -> decide(administrator, first.id(), APPROVE))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_CONFLICT));

        UUID unanswered = request(requester, order, Role.DOWNLOAD_ADMINISTRATOR).id();
        SCENARIO.clock().move(Duration.ofDays(30));
        assertThatThrownBy(() -> decide(administrator, unanswered, APPROVE)).isInstanceOf(ConflictException.class);
        assertThat(request(requester, order, Role.DOWNLOAD_ADMINISTRATOR).id()).isNotEqualTo(unanswered);
    }

    @Test
    @Tag("LC-406")
    void leavesNothingOfADecisionThatFails() {
        OrderView order = SCENARIO.licensed("admin@q6.example");
        Caller administrator = SCENARIO.registered("admin@q6.example");
        Caller requester = SCENARIO.registered("user@q6.example");
        UUID id = request(requester, order, Role.DOWNLOAD_ADMINISTRATOR).id();
        long mails = SCENARIO.mails();

        assertThatThrownBy(() -> SCENARIO.call(PermissionRequestService.class, s -> {
                    s.decide(administrator, id, APPROVE);
                    throw new IllegalStateException("the server fails before the commit");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(roles(requester)).isEmpty();
        assertThat(SCENARIO.mails()).isEqualTo(mails);
        assertThat(SCENARIO.auditRecords("DECIDE_PERMISSION_REQUEST", order.licenseNumber()))
                .isZero();
        assertThat(list(administrator, RequestState.PENDING)).hasSize(1);
    }

    @Test
    @Tag("LC-407")
    void refusesWhoIsNoAdministratorAtThatMomentAndOnesOwnRequest() {
        OrderView order = SCENARIO.licensed("admin@q7.example");
        Caller administrator = SCENARIO.registered("admin@q7.example");
        Caller former = secondAdministrator(administrator, order, "former@q7.example");
        Caller requester = SCENARIO.registered("user@q7.example");
        UUID id = request(requester, order, Role.DOWNLOAD_ADMINISTRATOR).id();
        SCENARIO.call(
                PermissionService.class, s -> s.disable(administrator, order.licenseNumber(), "former@q7.example"));

        assertThatThrownBy(() -> decide(former, id, APPROVE)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> decide(requester, id, APPROVE)).isInstanceOf(NotFoundException.class);
        UUID own = request(administrator, order, Role.DOWNLOAD_ADMINISTRATOR).id();
        assertThatThrownBy(() -> decide(administrator, own, APPROVE))
                .isInstanceOfSatisfying(
                        NotPermittedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OWN_REQUEST));
        assertThat(decide(administrator, id, DENY).state()).isEqualTo(RequestState.DENIED);
    }

    @Test
    @Tag("LC-401")
    void namesTheFieldsThatAreWrong() {
        Caller requester = SCENARIO.registered("user@q8.example");

        assertThat(problems(requester, new RequestPermission(null, null, null, null, null)))
                .containsExactly("program", "licenseId", "roles");
        assertThat(problems(
                        requester,
                        new RequestPermission(
                                Program.OPEN, "1", null, List.of(Role.OPEN_LICENSE_CONTACT), "x".repeat(2001))))
                .containsExactly("comment", "authorizationNumber", "roles");
        assertThatThrownBy(() -> request(
                        SCENARIO.person("unregistered"),
                        new RequestPermission(Program.SELECT, "1", null, List.of(Role.ADMINISTRATOR), null)))
                .isInstanceOfSatisfying(
                        NotPermittedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_REGISTERED));
    }

    private List<String> problems(Caller requester, RequestPermission command) {
        return catchThrowableOfType(InvalidInputException.class, () -> request(requester, command)).errors().stream()
                .map(FieldError::field)
                .toList();
    }

    private List<Object> decideAtOnce(List<Caller> administrators, UUID id) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(administrators.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Object>> futures = new ArrayList<>();
            for (int i = 0; i < administrators.size(); i++) {
                Caller administrator = administrators.get(i);
                DecidePermissionRequest decision = i % 2 == 0 ? APPROVE : DENY;
                futures.add(pool.submit(() -> {
                    start.await();
                    try {
                        return decide(administrator, id, decision);
                    } catch (LicensingException e) {
                        return e;
                    }
                }));
            }
            start.countDown();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Tag("LC-114")
    @Tag("LC-401")
    void reachesTheAdministratorsHoweverTheNumbersAreTyped() {
        OrderView order = SCENARIO.licensed("admin@form.example");
        Caller administrator = SCENARIO.registered("admin@form.example");
        Caller requester = SCENARIO.registered("user@form.example");

        PermissionRequestReceipt receipt = SCENARIO.call(
                PermissionRequestService.class,
                s -> s.request(
                        requester,
                        new RequestPermission(
                                Program.OPEN,
                                " " + order.licenseNumber() + "\u00A0",
                                order.authorizationNumber().toLowerCase(Locale.ROOT) + " ",
                                List.of(Role.DOWNLOAD_ADMINISTRATOR),
                                null)));

        assertThat(list(administrator, RequestState.PENDING))
                .extracting(PermissionRequestView::id)
                .containsExactly(receipt.id());
        assertThat(mine(requester)).extracting(OwnRequestView::state).containsExactly(RequestState.PENDING);
    }
}

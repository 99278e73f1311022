package org.menkyo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.account.AccountService;
import org.menkyo.account.CreateTechnicalAccount;
import org.menkyo.account.technical.DisableTechnicalAccount;
import org.menkyo.account.technical.EnableTechnicalAccount;
import org.menkyo.account.technical.PartnerAccountService;
import org.menkyo.agreement.Program;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.ChangeAddress;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.notification.NotificationKind;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.organization.Address;
import org.menkyo.permission.PermissionMatrix;
import org.menkyo.permission.Role;
import org.menkyo.profile.ChooseInheritance;
import org.menkyo.profile.ProfileService;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.support.AnswerSupportCase;
import org.menkyo.support.LogSupportCase;
import org.menkyo.support.OpenSupportCase;
import org.menkyo.support.OwnSupportCaseService;
import org.menkyo.support.SupportCaseKind;
import org.menkyo.support.SupportCaseService;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.GrantPermissions;
import org.menkyo.usermanagement.PermissionService;
import org.menkyo.usermanagement.UserAccess;

/** Whose systems are told of what, when it happens and when it is sent, on a real database. */
@Tag("LC-210")
class WebhookVisibilityTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static int runs;

    private String email;
    private String account;
    private Caller person;
    private Caller administrator;
    private String licenseId;

    @BeforeEach
    void aPartnerAndALicense() {
        runs++;
        email = "partner" + runs + "@visibility.example";
        account = "partner-" + runs;
        person = SCENARIO.registered(email);
        SCENARIO.call(
                AccountService.class,
                s -> s.createTechnicalAccount(
                        identify("demo-operator"),
                        CreateTechnicalAccount.ofPartner(
                                account,
                                "correct horse battery",
                                email,
                                SCENARIO.clock().instant().plus(Duration.ofDays(730)))));
        String customer = "customer" + runs + "@visibility.example";
        licenseId = SCENARIO.licensed(customer).licenseNumber();
        administrator = SCENARIO.registered(customer);
    }

    private static Caller identify(String name) {
        return SCENARIO.call(CallerDirectory.class, d -> d.identify(LicensingScenario.origin(), name));
    }

    private static UUID subscribe(Caller caller, WebhookEvent... events) {
        return call(caller, events).webhook().id();
    }

    private static NewWebhook call(Caller caller, WebhookEvent... events) {
        return SCENARIO.call(
                WebhookService.class,
                beans -> beans.with(TargetAddresses.class, TargetAddressesTest.allowing()),
                s -> s.subscribe(
                        caller, SubscribeWebhook.to("https://partner.example/" + caller.name(), List.of(events))));
    }

    private UserAccess grant(Role... roles) {
        return SCENARIO.call(
                PermissionService.class,
                s -> s.grant(administrator, licenseId, new GrantPermissions(email, List.of(roles))));
    }

    private void withdraw(UserAccess given) {
        SCENARIO.call(PermissionService.class, s -> {
            s.remove(administrator, licenseId, given.permissions().get(0).id());
            return null;
        });
    }

    private static void changeAddress(String license) {
        SCENARIO.call(
                AgreementChangeService.class,
                s -> s.changeAddress(
                        SCENARIO.distributor(),
                        license,
                        new ChangeAddress(new Address(UUID.randomUUID() + " Ginza", "Tokyo", null, null, "JP"), null)));
    }

    /** What a subscription is sent now, to a receiver that accepts all. */
    private static List<JsonObject> sent(UUID webhook) {
        long id = SCENARIO.look(
                em -> ((Number) em.createNativeQuery("SELECT id FROM webhook_subscription WHERE identity = :webhook")
                                .setParameter("webhook", webhook)
                                .getSingleResult())
                        .longValue());
        List<JsonObject> sent = new ArrayList<>();
        Optional<WebhookMessage> next = SCENARIO.call(WebhookSteps.class, s -> s.begin(id));
        while (next.isPresent()) {
            WebhookMessage message = next.get();
            sent.add(Json.createReader(new StringReader(new String(message.body(), StandardCharsets.UTF_8)))
                    .readObject());
            SCENARIO.call(WebhookSteps.class, s -> {
                s.end(message, WebhookAnswer.of(204));
                return null;
            });
            next = SCENARIO.call(WebhookSteps.class, s -> s.begin(id));
        }
        return sent;
    }

    private static List<String> types(List<JsonObject> sent) {
        return sent.stream().map(message -> message.getString("type")).toList();
    }

    private static List<WebhookDeliveryView> log(Caller caller, UUID webhook) {
        return SCENARIO.call(WebhookService.class, s -> s.deliveries(caller, webhook, PageRequest.first()))
                .items();
    }

    @Test
    @Tag("LC-302")
    void theDatabaseHasTheRolesOfTheTable() {
        for (WebhookEvent event : WebhookEvent.values()) {
            List<String> expected = event.topic()
                    .seenBy()
                    .map(operation -> PermissionMatrix.rolesFor(operation).stream()
                            .map(Role::name)
                            .toList())
                    .orElse(List.of());
            String[] roles =
                    SCENARIO.look(em -> (String[]) em.createNativeQuery("SELECT webhook_roles(:event)", String[].class)
                            .setParameter("event", event.name())
                            .getSingleResult());
            assertThat(Arrays.asList(roles)).as(event.name()).isEqualTo(expected);
        }
    }

    @Test
    @Tag("LC-904")
    void theDatabaseTellsEachPartyOfTheSameEvents() {
        grant(Role.ADMINISTRATOR);
        Caller support = SCENARIO.support();
        String ofPartner = openCase(person).toString();
        String ofDistributor = SCENARIO.call(
                        SupportCaseService.class,
                        s -> s.log(
                                SCENARIO.distributor(),
                                new LogSupportCase(null, SupportCaseKind.OTHER, licenseId, "Question", "Why?")))
                .id()
                .toString();
        Map<Party, Caller> callers = new LinkedHashMap<>();
        callers.put(Party.DISTRIBUTOR, SCENARIO.distributor());
        callers.put(Party.SUPPORT_AGENT, support);
        callers.put(Party.AUDITOR, identify("demo-auditor"));
        callers.put(Party.PARTNER, identify(account));
        callers.put(Party.OPERATOR, identify("demo-operator"));
        for (WebhookEvent event : WebhookEvent.values()) {
            callers.forEach((party, caller) -> {
                String subject = party == Party.DISTRIBUTOR ? ofDistributor : ofPartner;
                assertThat(knows(caller, event, licenseId, subject))
                        .as("%s, %s", event, party)
                        .isEqualTo(event == WebhookEvent.PING || event.topic().isFor(party));
            });
        }
        assertThat(knows(SCENARIO.distributor(), WebhookEvent.OPEN_SUPPORT_CASE, licenseId, ofPartner))
                .isFalse();
        assertThat(knows(identify(account), WebhookEvent.LOG_SUPPORT_CASE, licenseId, ofDistributor))
                .isFalse();
    }

    private static boolean knows(Caller caller, WebhookEvent event, String license, String subject) {
        return SCENARIO.look(em -> (Boolean)
                em.createNativeQuery("SELECT webhook_knows(:account, :event, :license, :subject, :now)", Boolean.class)
                        .setParameter("account", caller.technicalAccount())
                        .setParameter("event", event.name())
                        .setParameter("license", license)
                        .setParameter("subject", subject)
                        .setParameter("now", SCENARIO.clock().instant())
                        .getSingleResult());
    }

    private static UUID openCase(Caller caller) {
        return SCENARIO.call(
                        OwnSupportCaseService.class,
                        s -> s.open(
                                caller,
                                new OpenSupportCase(SupportCaseKind.MISSING_LICENSE, null, "Missing", "Where is it?")))
                .id();
    }

    @Test
    void aPartnerHearsOfWhatItsAddressMaySeeAndOfNothingElse() {
        String foreign =
                SCENARIO.licensed("customer" + runs + "@visibility.example").licenseNumber();
        UUID webhook = subscribe(identify(account), WebhookEvent.ADDRESS_CHANGED, WebhookEvent.PERMISSION_GIVEN);
        changeAddress(licenseId);
        grant(Role.LICENSE_INFORMATION_VIEWER);
        changeAddress(foreign);

        assertThat(sent(webhook)).isEmpty();
        assertThat(log(identify(account), webhook))
                .as("nor is there a trace of it")
                .isEmpty();

        changeAddress(licenseId);

        assertThat(sent(webhook)).singleElement().satisfies(message -> {
            assertThat(message.getString("type")).isEqualTo("ADDRESS_CHANGED");
            assertThat(message.getString("licenseId")).isEqualTo(licenseId);
            assertThat(message.keySet())
                    .containsExactlyInAnyOrder("id", "type", "occurredAt", "licenseId", "webhookId");
        });
    }

    @Test
    void whatMayNotBeSeenAnyMoreWhenItIsToBeSentIsWithheld() {
        UserAccess given = grant(Role.LICENSE_INFORMATION_VIEWER);
        UUID webhook = subscribe(identify(account), WebhookEvent.ADDRESS_CHANGED);
        changeAddress(licenseId);
        withdraw(given);
        changeAddress(licenseId);

        assertThat(sent(webhook)).isEmpty();
        WebhookDeliveryView withheld = log(identify(account), webhook).get(0);
        assertThat(log(identify(account), webhook)).hasSize(1);
        assertThat(withheld.state()).isEqualTo(DeliveryState.WITHHELD);

        replay(webhook, withheld);
        assertThat(sent(webhook)).as("replayed without the permission").isEmpty();
        grant(Role.LICENSE_INFORMATION_VIEWER);
        replay(webhook, withheld);
        assertThat(types(sent(webhook))).containsExactly("ADDRESS_CHANGED");
    }

    private void replay(UUID webhook, WebhookDeliveryView delivery) {
        SCENARIO.call(WebhookService.class, s -> s.replay(identify(account), webhook, delivery.id()));
    }

    @Test
    void nothingIsSentToAnAccountThatIsDisabledOrWhoseAddressIsNobodys() {
        grant(Role.LICENSE_INFORMATION_VIEWER);
        UUID webhook = subscribe(identify(account), WebhookEvent.ADDRESS_CHANGED);
        changeAddress(licenseId);
        SCENARIO.call(
                PartnerAccountService.class, s -> s.disable(person, account, new DisableTechnicalAccount("moving")));
        assertThat(sent(webhook)).isEmpty();
        SCENARIO.call(PartnerAccountService.class, s -> s.enable(person, account, new EnableTechnicalAccount("moved")));

        changeAddress(licenseId);
        String other = "other" + runs + "@visibility.example";
        SCENARIO.call(RegistrationService.class, s -> s.register(person, new RegisterBusinessEmail(other, null)));
        String token = SCENARIO.lastToken(other, NotificationKind.CONFIRM_BUSINESS_EMAIL);
        SCENARIO.call(RegistrationService.class, s -> s.confirm(person, new ConfirmBusinessEmail(token)));
        changeAddress(licenseId);

        assertThat(sent(webhook)).isEmpty();
    }

    @Test
    @Tag("LC-501")
    void inheritedAdministrationLetsAPartnerHear() {
        String master = SCENARIO.agreement(Program.MASTER, null, email);
        String below = SCENARIO.agreement(Program.SELECT, master, "below" + runs + "@visibility.example");
        UUID webhook = subscribe(identify(account), WebhookEvent.ADDRESS_CHANGED);
        changeAddress(below);
        assertThat(sent(webhook)).isEmpty();
        SCENARIO.call(ProfileService.class, s -> s.chooseInheritance(person, new ChooseInheritance(true)));

        changeAddress(below);

        assertThat(sent(webhook))
                .extracting(message -> message.getString("licenseId"))
                .containsExactly(below);
    }

    @Test
    @Tag("LC-804")
    @Tag("LC-805")
    void supportHearsOfAllCasesAndOthersOfTheirOwn() {
        UUID ofPartner = subscribe(identify(account), WebhookEvent.ANSWER_SUPPORT_CASE);
        UUID ofDistributor =
                subscribe(SCENARIO.distributor(), WebhookEvent.OPEN_SUPPORT_CASE, WebhookEvent.ANSWER_SUPPORT_CASE);
        UUID ofSupport =
                subscribe(SCENARIO.support(), WebhookEvent.OPEN_SUPPORT_CASE, WebhookEvent.ANSWER_SUPPORT_CASE);
        UUID own = openCase(identify(account));
        UUID ofOthers = openCase(administrator);
        for (UUID supportCase : List.of(own, ofOthers)) {
            SCENARIO.call(
                    SupportCaseService.class,
                    s -> s.answer(SCENARIO.support(), supportCase, new AnswerSupportCase("Here", null)));
        }

        assertThat(sent(ofPartner)).singleElement().satisfies(message -> {
            assertThat(message.getString("type")).isEqualTo("ANSWER_SUPPORT_CASE");
            assertThat(message.getString("subjectId")).isEqualTo(own.toString());
            assertThat(message.containsKey("licenseId")).isFalse();
        });
        assertThat(sent(ofDistributor)).isEmpty();
        assertThat(types(sent(ofSupport)))
                .containsExactly(
                        "OPEN_SUPPORT_CASE", "OPEN_SUPPORT_CASE", "ANSWER_SUPPORT_CASE", "ANSWER_SUPPORT_CASE");
    }

    @Test
    @Tag("LC-604")
    void supportHearsOfLockouts() {
        UUID webhook = subscribe(SCENARIO.support(), WebhookEvent.LOCKED_OUT);
        Caller unlucky = SCENARIO.registered("unlucky" + runs + "@visibility.example");
        for (int i = 0; i < 5; i++) {
            SCENARIO.call(
                    OpenLicenseService.class,
                    s -> s.add(unlucky, new AddOpenLicense("0000000", licenseId, true, "Jo", "Miller")));
        }

        UUID lockout = SCENARIO.look(
                em -> (UUID) em.createNativeQuery("SELECT id FROM lockout WHERE email_key = :email", UUID.class)
                        .setParameter("email", "unlucky" + runs + "@visibility.example")
                        .getSingleResult());
        assertThat(sent(webhook))
                .extracting(message -> message.getString("subjectId"))
                .containsExactly(lockout.toString());
    }

    @Test
    void nobodySubscribesToWhatItsPartyIsNotToldOf() {
        assertThat(refused(identify(account), WebhookEvent.SUBMIT_ORDER, WebhookEvent.LOCKED_OUT))
                .containsExactly("events[1]");
        assertThat(refused(SCENARIO.distributor(), WebhookEvent.PERMISSION_REQUEST_UNDELIVERED))
                .containsExactly("events[0]");
        assertThat(refused(SCENARIO.support(), WebhookEvent.SUBMIT_ORDER, WebhookEvent.PERMISSION_GIVEN))
                .containsExactly("events[0]", "events[1]");
    }

    private static List<String> refused(Caller caller, WebhookEvent... events) {
        return catchThrowableOfType(InvalidInputException.class, () -> call(caller, events)).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}

package org.menkyo.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.explanation.ExplanationService;
import org.menkyo.lookup.FoundPerson.ContactPlace;
import org.menkyo.lookup.FoundPerson.MailToPerson;
import org.menkyo.lookup.FoundPerson.RegistrationState;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.NotificationState;
import org.menkyo.openlicense.LockoutService;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.organization.Address;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Role;
import org.menkyo.permissionrequest.PermissionRequestService;
import org.menkyo.permissionrequest.RequestForSupport;
import org.menkyo.permissionrequest.RequestPermission;
import org.menkyo.permissionrequest.UndeliveredReason;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.usermanagement.PermissionView;

/** Support finds people, organizations and licenses. */
@Tag("LC-806")
class LookUpServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private static final Address ADDRESS = new Address("1", "Tokyo", null, null, "JP");

    private final Caller agent = SCENARIO.support();
    private final Caller distributor = SCENARIO.distributor();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void showsWhatIsKnownOfAPersonAndRecordsTheLookUp() {
        String email = "owner@" + run + ".example";
        OrderView order = SCENARIO.licensed(email);
        assertThat(person(email).registration()).isEqualTo(RegistrationState.LINK_SENT);
        Caller owner = SCENARIO.registered(email);
        SCENARIO.call(
                PermissionRequestService.class,
                s -> s.request(
                        owner,
                        new RequestPermission(Program.SELECT, "NO-SUCH", null, List.of(Role.ADMINISTRATOR), "please")));

        FoundPerson found = person("OWNER@" + run + ".example");

        assertThat(found.email()).isEqualTo(email);
        assertThat(found.registration()).isEqualTo(RegistrationState.CONFIRMED);
        assertThat(found.lastSignInAt()).isNotNull();
        assertThat(found.permissions()).extracting(PermissionView::licenseId).containsExactly(order.licenseNumber());
        assertThat(found.contacts())
                .containsExactly(new ContactPlace(order.licenseNumber(), ContactKind.END_CUSTOMER, true));
        assertThat(found.mails())
                .extracting(MailToPerson::kind)
                .contains(NotificationKind.WELCOME, NotificationKind.PERMISSION_REQUEST_UNDELIVERED);
        assertThat(found.mails()).extracting(MailToPerson::state).containsOnly(NotificationState.PENDING);
        assertThat(found.requests())
                .extracting(RequestForSupport::undeliveredBecause)
                .containsExactly(UndeliveredReason.UNKNOWN_LICENSE_ID);
        assertThat(audited("LOOK_UP_PERSON", email)).isEqualTo(2);
    }

    @Test
    void tellsWhereARegistrationStands() {
        String waiting = "waiting@" + run + ".example";
        Caller person = SCENARIO.person("waiting-" + run);
        SCENARIO.call(RegistrationService.class, s -> s.register(person, new RegisterBusinessEmail(waiting, null)));

        assertThat(person(waiting).registration()).isEqualTo(RegistrationState.LINK_SENT);
        assertThat(person(waiting).linkExpiresAt()).isAfter(SCENARIO.clock().instant());
        assertThat(person("nobody@" + run + ".example").registration()).isEqualTo(RegistrationState.NOT_REGISTERED);
        assertThat(audited("LOOK_UP_PERSON", "nobody@" + run + ".example")).isEqualTo(1);
    }

    @Test
    void otherLookUpsOfAPersonAreInTheAuditToo() {
        String email = "asked@" + run + ".example";
        OrderView order = SCENARIO.licensed(email);

        SCENARIO.call(LockoutService.class, s -> s.list(agent, email, PageRequest.first()));
        SCENARIO.call(
                ExplanationService.class,
                s -> s.explainForSupport(agent, order.licenseNumber(), email, Operation.LIST_USERS));

        assertThat(audited("LIST_LOCKOUTS", email)).isEqualTo(1);
        assertThat(audited("EXPLAIN_ACCESS_FOR_SUPPORT", email)).isEqualTo(1);
    }

    @Test
    void findsOrganizationsByAnyPartOfTheirName() {
        order(distributor, "plain-" + run, "Acme " + run + " Works");
        order(SCENARIO.otherDistributor(), "plain-" + run, "ＡＣＭＥ " + run + " 株式会社");
        order(distributor, "other-" + run, "Other " + run);

        assertThat(names("acme " + run)).containsExactly("Acme " + run + " Works", "ＡＣＭＥ " + run + " 株式会社");
        assertThat(names(run + " 株式")).containsExactly("ＡＣＭＥ " + run + " 株式会社");
        assertThat(names("er " + run)).containsExactly("Other " + run);
        assertThat(names(run + "%")).as("no wildcard").isEmpty();
        Page<FoundOrganization> first = organizations(run, new PageRequest(Optional.empty(), 2));
        assertThat(first.items())
                .hasSize(2)
                .extracting(FoundOrganization::agreements)
                .containsOnly(1L);
        assertThat(first.items()).extracting(FoundOrganization::distributor).doesNotHaveDuplicates();
        assertThat(organizations(run, PageRequest.of(first.next(), 2)).items())
                .extracting(FoundOrganization::name)
                .containsExactly("Other " + run);
    }

    @Test
    void findsLicensesByAnyNumberAndByOrganization() {
        OrderView mine = order(distributor, "org-" + run, "Organization");
        OrderView other = order(SCENARIO.otherDistributor(), "org-" + run, "Organization");

        for (String number : List.of(
                mine.licenseNumber(),
                mine.authorizationNumber(),
                mine.authorizationNumber().toLowerCase(Locale.ROOT))) {
            assertThat(licenses(number, null))
                    .extracting(FoundLicense::licenseId)
                    .containsExactly(mine.licenseNumber());
        }
        assertThat(licenses(mine.orderNumber(), null))
                .extracting(FoundLicense::orderNumber)
                .containsExactly(mine.orderNumber());
        List<FoundLicense> ofBoth = licenses(null, "org-" + run);
        assertThat(ofBoth)
                .extracting(FoundLicense::licenseId)
                .containsExactly(mine.licenseNumber(), other.licenseNumber());
        assertThat(SCENARIO.call(
                                LookUpService.class,
                                s -> s.licenses(
                                        agent, null, "org-" + run, ofBoth.get(0).distributor(), PageRequest.first()))
                        .items())
                .extracting(FoundLicense::licenseId)
                .containsExactly(mine.licenseNumber());
        assertThat(licenses("no-such", null)).isEmpty();
    }

    @Test
    void wrongQuestionsAreToldByField() {
        assertThat(wrong(s -> s.person(agent, "no address"))).isEqualTo("email");
        assertThat(wrong(s -> s.organizations(agent, "x", PageRequest.first()))).isEqualTo("name");
        assertThat(wrong(s -> s.organizations(agent, null, PageRequest.first())))
                .isEqualTo("name");
        assertThat(wrong(s -> s.licenses(agent, null, null, null, PageRequest.first())))
                .isEqualTo("number");
        assertThat(wrong(s -> s.licenses(agent, "1", "2", null, PageRequest.first())))
                .isEqualTo("organization");
        assertThat(wrong(s -> s.licenses(agent, "1", null, "d", PageRequest.first())))
                .isEqualTo("distributor");
    }

    @Test
    void isForSupportOnly() {
        for (Caller caller : List.of(distributor, SCENARIO.registered("curious@" + run + ".example"))) {
            assertThatThrownBy(() -> SCENARIO.call(LookUpService.class, s -> s.person(caller, "a@b.example")))
                    .isInstanceOf(NotPermittedException.class);
        }
        assertThat(audited("LOOK_UP_PERSON", "a@b.example")).isZero();
    }

    @Test
    @Tag("LC-806")
    void namesAreFoundByTheIndex() {
        List<String> plan = new ArrayList<>();
        SCENARIO.look(em -> {
            em.createNativeQuery("SET LOCAL enable_seqscan = off").executeUpdate();
            @SuppressWarnings("unchecked")
            List<String> lines = em.createNativeQuery(
                            "EXPLAIN SELECT id FROM organization o" + " WHERE name_pairs(o.name) @> name_pairs('acme')",
                            String.class)
                    .getResultList();
            plan.addAll(lines);
            return null;
        });

        assertThat(String.join("\n", plan)).contains("ix_organization_name");
    }

    private FoundPerson person(String email) {
        return SCENARIO.call(LookUpService.class, s -> s.person(agent, email));
    }

    private Page<FoundOrganization> organizations(String name, PageRequest page) {
        return SCENARIO.call(LookUpService.class, s -> s.organizations(agent, name, page));
    }

    private List<String> names(String name) {
        return organizations(name, PageRequest.first()).items().stream()
                .map(FoundOrganization::name)
                .toList();
    }

    private List<FoundLicense> licenses(String number, String organization) {
        return SCENARIO.call(
                        LookUpService.class, s -> s.licenses(agent, number, organization, null, PageRequest.first()))
                .items();
    }

    private static String wrong(Function<LookUpService, ?> question) {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> SCENARIO.call(LookUpService.class, question));
        return refused.errors().stream().map(FieldError::field).findFirst().orElseThrow();
    }

    private static long audited(String action, String person) {
        return SCENARIO.look(em -> (Long) em.createNativeQuery(
                        "SELECT count(*) FROM audit_record WHERE action = :action AND lower(subject_id) = :person",
                        Long.class)
                .setParameter("action", action)
                .setParameter("person", person)
                .getSingleResult());
    }

    private static OrderView order(Caller distributor, String identifier, String name) {
        SubmitOrder form = LicensingScenario.order(UUID.randomUUID().toString(), identifier, "buyer@lookup.example");
        return SCENARIO.call(
                OrderService.class,
                s -> s.submit(
                        distributor,
                        new SubmitOrder(
                                form.orderNumber(),
                                new OrganizationDetails(identifier, name, ADDRESS),
                                form.endCustomers(),
                                null,
                                null,
                                form.lines())));
    }
}

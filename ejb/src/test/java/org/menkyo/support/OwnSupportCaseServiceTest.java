package org.menkyo.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.menkyo.activation.support.ExchangeProductKey;
import org.menkyo.activation.support.ExchangeProductKey.Activated;
import org.menkyo.activation.support.GrantActivations;
import org.menkyo.activation.support.KeySupportService;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.ChangeContact;
import org.menkyo.agreementchange.ChangeKind;
import org.menkyo.casework.DoneForCase;
import org.menkyo.casework.WorkKind;
import org.menkyo.notification.NotificationKind;
import org.menkyo.openlicense.AddOpenLicense;
import org.menkyo.openlicense.EndLockout;
import org.menkyo.openlicense.LockoutService;
import org.menkyo.openlicense.LockoutView;
import org.menkyo.openlicense.OpenLicenseService;
import org.menkyo.order.OrderView;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LockedOutException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.support.AddAdministrator.CheckedDetails;
import org.menkyo.support.OwnSupportCaseView.OwnCaseEntry;
import org.menkyo.support.OwnSupportCaseView.OwnCaseWork;
import org.menkyo.testing.LicensingScenario;

/** Customers and resellers open support cases and follow them; what is done for a case is linked by the service that does it. */
class OwnSupportCaseServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller agent = SCENARIO.support();
    private final Caller distributor = SCENARIO.distributor();
    private final String domain = "@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String customer = "customer" + domain;
    private final String reseller = "reseller" + domain;
    private final OrderView order = SCENARIO.orderOfReseller(UUID.randomUUID().toString(), customer, reseller);
    private final String licenseId = order.licenseNumber();

    @Test
    @Tag("LC-805")
    void aCustomerOpensFollowsAnswersAndCloses() {
        Caller owner = SCENARIO.registered(customer);
        OwnSupportCaseView opened = open(owner, SupportCaseKind.KEY_TROUBLE, licenseId);
        assertThat(opened.state()).isEqualTo(SupportCaseState.OPEN);

        SCENARIO.call(
                SupportCaseService.class,
                s -> s.answer(agent, opened.id(), new AnswerSupportCase("Which machine?", null)));
        assertThat(get(owner, opened).state()).isEqualTo(SupportCaseState.ANSWERED);
        assertThat(SCENARIO.mails(customer, NotificationKind.SUPPORT_CASE_ANSWERED))
                .isEqualTo(1);
        OwnSupportCaseView answered = SCENARIO.call(
                OwnSupportCaseService.class, s -> s.answer(owner, opened.id(), new AnswerOwnSupportCase("All.")));
        assertThat(answered.state()).isEqualTo(SupportCaseState.TAKEN);
        OwnSupportCaseView closed = SCENARIO.call(
                OwnSupportCaseService.class, s -> s.close(owner, opened.id(), new CloseOwnSupportCase("Found it.")));

        assertThat(closed.state()).isEqualTo(SupportCaseState.CLOSED);
        assertThat(closed.entries()).extracting(OwnCaseEntry::bySupport).containsExactly(false, true, false, false);
        assertThat(SCENARIO.call(OwnSupportCaseService.class, s -> s.list(owner, PageRequest.first()))
                        .items())
                .extracting(OwnSupportCaseSummary::id)
                .containsExactly(opened.id());
        assertThat(code(() -> SCENARIO.call(
                        OwnSupportCaseService.class,
                        s -> s.answer(owner, opened.id(), new AnswerOwnSupportCase("again")))))
                .isEqualTo(ErrorCode.SUPPORT_CASE_CLOSED);
        for (String action : List.of("OPEN_SUPPORT_CASE", "ANSWER_OWN_SUPPORT_CASE", "CLOSE_OWN_SUPPORT_CASE")) {
            assertThat(SCENARIO.auditRecords(action, licenseId)).as(action).isEqualTo(1);
        }
    }

    @Test
    @Tag("LC-805")
    void aResellerOpensCasesOfItsOwnForWhatItSold() {
        Caller seller = SCENARIO.registered(reseller);

        OwnSupportCaseView opened = open(seller, SupportCaseKind.MEDIA, licenseId);

        assertThat(opened.licenseId()).isEqualTo(licenseId);
        assertThat(supportView(opened).opener()).isEqualTo(reseller);
    }

    @Test
    @Tag("LC-805")
    void nobodyElseLearnsOfACase() {
        OwnSupportCaseView opened = open(SCENARIO.registered(customer), SupportCaseKind.KEY_TROUBLE, licenseId);

        for (Caller other : List.of(SCENARIO.registered(reseller), SCENARIO.registered("stranger" + domain))) {
            assertThatThrownBy(() -> get(other, opened)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> SCENARIO.call(
                            OwnSupportCaseService.class,
                            s -> s.answer(other, opened.id(), new AnswerOwnSupportCase("mine"))))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> SCENARIO.call(
                            OwnSupportCaseService.class,
                            s -> s.close(other, opened.id(), new CloseOwnSupportCase(null))))
                    .isInstanceOf(NotFoundException.class);
            assertThat(SCENARIO.call(OwnSupportCaseService.class, s -> s.list(other, PageRequest.first()))
                            .items())
                    .isEmpty();
        }
        for (Caller system : List.of(distributor, SCENARIO.otherDistributor())) {
            assertThatThrownBy(() -> SCENARIO.call(SupportCaseService.class, s -> s.get(system, opened.id())))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    @Tag("LC-805")
    void whoMissesALicenseAsksForItAndLearnsNotWhetherItExists() {
        Caller stranger = SCENARIO.registered("stranger" + domain);

        OwnSupportCaseView existing = open(stranger, SupportCaseKind.MISSING_LICENSE, licenseId);
        OwnSupportCaseView unknown = open(stranger, SupportCaseKind.MISSING_LICENSE, "NO-SUCH");
        OwnSupportCaseView unnamed = open(stranger, SupportCaseKind.MISSING_LICENSE, null);

        assertThat(existing)
                .usingRecursiveComparison()
                .ignoringFields("id", "licenseId")
                .isEqualTo(unknown);
        assertThat(unnamed.licenseId()).isNull();
        assertThat(SCENARIO.auditRecords("OPEN_SUPPORT_CASE", licenseId))
                .as("in the audit that the administrators of the license read")
                .isZero();
        for (String named : Arrays.asList(licenseId, "NO-SUCH", null)) {
            InvalidInputException refused = catchThrowableOfType(
                    InvalidInputException.class, () -> open(stranger, SupportCaseKind.KEY_TROUBLE, named));
            assertThat(refused.errors()).extracting(FieldError::field).containsExactly("licenseId");
        }
    }

    @Test
    @Tag("LC-805")
    void everythingThatIsDoneForACaseIsLinkedToIt() {
        Caller owner = SCENARIO.registered(customer);
        OwnSupportCaseView opened = open(owner, SupportCaseKind.KEY_TROUBLE, licenseId);
        UUID id = opened.id();
        UUID key = SCENARIO.call(KeySupportService.class, s -> s.list(agent, licenseId, PageRequest.first()))
                .items()
                .get(0)
                .id();

        AgreementChangeView contact = SCENARIO.call(
                AgreementChangeService.class,
                s -> s.changeContact(
                        agent,
                        licenseId,
                        new ChangeContact(ContactKind.END_CUSTOMER, customer, "Next", "next" + domain, "asked", id)));
        AgreementChangeView added = addAdministrator("added" + domain, id);
        LockoutView unlocked = unlock(SCENARIO.registered("locked" + domain), id);
        SCENARIO.call(KeySupportService.class, s -> s.grant(agent, key, new GrantActivations(5, null, "more", id)));
        SCENARIO.call(
                KeySupportService.class,
                s -> s.exchange(agent, key, new ExchangeProductKey(Activated.KEEP, "leaked", id)));

        SupportCaseView seen = supportView(opened);
        assertThat(seen.done())
                .extracting(DoneForCase::kind)
                .containsExactlyInAnyOrder(
                        WorkKind.CONTACT_CHANGED,
                        WorkKind.ADMINISTRATOR_ADDED,
                        WorkKind.LOCKOUT_ENDED,
                        WorkKind.ACTIVATIONS_GRANTED,
                        WorkKind.PRODUCT_KEY_EXCHANGED);
        assertThat(seen.done())
                .extracting(DoneForCase::subjectId)
                .containsExactlyInAnyOrder(contact.id(), added.id(), unlocked.id(), key, key);
        assertThat(seen.changes()).containsExactly(contact, added);
        OwnSupportCaseView own = get(owner, opened);
        assertThat(own.done()).extracting(OwnCaseWork::kind).hasSize(5);
        assertThat(own.toString()).doesNotContain("next" + domain, "added" + domain, agent.name());
    }

    @Test
    @Tag("LC-805")
    void aMissingLicenseIsAnsweredByAnAdministratorThatIsAdded() {
        Caller stranger = SCENARIO.registered("stranger" + domain);
        OwnSupportCaseView opened = open(stranger, SupportCaseKind.MISSING_LICENSE, licenseId);

        addAdministrator("stranger" + domain, opened.id());

        assertThat(get(stranger, opened).done())
                .extracting(OwnCaseWork::kind)
                .containsExactly(WorkKind.ADMINISTRATOR_ADDED);
    }

    @Test
    @Tag("LC-805")
    void workIsLinkedToNoCaseOfAnotherLicenseNorOneThatTheCallerDoesNotFollow() {
        OwnSupportCaseView opened = open(SCENARIO.registered(customer), SupportCaseKind.CONTACT_CHANGE, licenseId);
        String other = SCENARIO.licensed("other" + domain).licenseNumber();
        SupportCaseView logged = SCENARIO.call(
                SupportCaseService.class,
                s -> s.log(
                        distributor,
                        new LogSupportCase(null, SupportCaseKind.CONTACT_CHANGE, licenseId, "Contact", "Please.")));
        ChangeContact change = new ChangeContact(
                ContactKind.END_CUSTOMER, "other" + domain, "Next", "next" + domain, "asked", opened.id());
        ChangeContact own =
                new ChangeContact(ContactKind.END_CUSTOMER, customer, "Next", "next" + domain, "asked", opened.id());
        ChangeContact done =
                new ChangeContact(ContactKind.END_CUSTOMER, customer, "Next", "next" + domain, "asked", logged.id());

        assertThat(field(() -> changeContact(agent, other, change))).isEqualTo("caseId");
        assertThat(field(() -> changeContact(distributor, licenseId, own))).isEqualTo("caseId");
        assertThat(SCENARIO.auditRecords("CHANGE_CONTACT", other))
                .as("nothing was done")
                .isZero();
        changeContact(distributor, licenseId, done);

        assertThat(SCENARIO.call(SupportCaseService.class, s -> s.get(distributor, logged.id()))
                        .done())
                .extracting(DoneForCase::kind)
                .containsExactly(WorkKind.CONTACT_CHANGED);
        SCENARIO.call(SupportCaseService.class, s -> s.close(agent, opened.id(), new CloseSupportCase("Done.", null)));
        ChangeContact late = new ChangeContact(
                ContactKind.END_CUSTOMER, "next" + domain, "Last", "last" + domain, "asked", opened.id());
        assertThat(field(() -> changeContact(agent, licenseId, late)))
                .as("closed")
                .isEqualTo("caseId");
    }

    @Test
    @Tag("LC-805")
    @Tag("LC-905")
    void casesOfOneAddressHaveABudget() {
        Caller owner = SCENARIO.registered(customer);
        for (int i = 0; i < 20; i++) {
            open(owner, SupportCaseKind.MEDIA, licenseId);
        }

        UnavailableException refused =
                catchThrowableOfType(UnavailableException.class, () -> open(owner, SupportCaseKind.MEDIA, licenseId));

        assertThat(refused.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeCanBeDoneForACase(ChangeKind kind) {
        assertThat(WorkKind.valueOf(kind.name())).isNotNull();
    }

    private OwnSupportCaseView open(Caller caller, SupportCaseKind kind, String license) {
        return SCENARIO.call(
                OwnSupportCaseService.class,
                s -> s.open(caller, new OpenSupportCase(kind, license, "Trouble", "It does not\nwork.")));
    }

    private static OwnSupportCaseView get(Caller caller, OwnSupportCaseView opened) {
        return SCENARIO.call(OwnSupportCaseService.class, s -> s.get(caller, opened.id()));
    }

    private SupportCaseView supportView(OwnSupportCaseView opened) {
        return SCENARIO.call(SupportCaseService.class, s -> s.get(agent, opened.id()));
    }

    private static AgreementChangeView changeContact(Caller caller, String license, ChangeContact change) {
        return SCENARIO.call(AgreementChangeService.class, s -> s.changeContact(caller, license, change));
    }

    private AgreementChangeView addAdministrator(String email, UUID caseId) {
        CheckedDetails checked = new CheckedDetails(licenseId, order.authorizationNumber(), "Company", "Street");
        return SCENARIO.call(
                AdministratorSupportService.class,
                s -> s.addAdministrator(agent, licenseId, new AddAdministrator(email, checked, "by phone", caseId)));
    }

    private LockoutView unlock(Caller person, UUID caseId) {
        AddOpenLicense wrong = new AddOpenLicense("WRONG", "0000000000", true, "Given", "Family");
        for (int i = 0; i < 5; i++) {
            SCENARIO.call(OpenLicenseService.class, s -> s.add(person, wrong));
        }
        assertThatThrownBy(() -> SCENARIO.call(OwnSupportCaseService.class, s -> s.list(person, PageRequest.first())))
                .isInstanceOf(LockedOutException.class);
        UUID lockout = SCENARIO.call(LockoutService.class, s -> s.list(agent, person.name(), PageRequest.first()))
                .items()
                .get(0)
                .id();
        return SCENARIO.call(LockoutService.class, s -> s.end(agent, lockout, new EndLockout("by phone", caseId)));
    }

    private static ErrorCode code(Runnable call) {
        return catchThrowableOfType(ConflictException.class, call::run).code();
    }

    private static String field(Runnable call) {
        return catchThrowableOfType(InvalidInputException.class, call::run)
                .errors()
                .get(0)
                .field();
    }
}

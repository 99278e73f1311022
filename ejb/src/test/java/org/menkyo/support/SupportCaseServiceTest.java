package org.menkyo.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreementchange.AgreementChangeService;
import org.menkyo.agreementchange.AgreementChangeView;
import org.menkyo.agreementchange.ChangeContact;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;

/** Distributors log and follow support cases; agents take, answer and close them. */
@Tag("LC-804")
class SupportCaseServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    private final Caller distributor = SCENARIO.distributor();
    private final Caller agent = SCENARIO.support();
    private final Caller otherAgent = new Caller(
            "other-agent",
            agent.party(),
            agent.userId(),
            agent.email(),
            agent.distributorId(),
            agent.channel(),
            agent.sourceAddress(),
            agent.language(),
            agent.correlationId());
    private final String customer = "customer@" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private final String licenseId = SCENARIO.licensed(customer).licenseNumber();

    @Test
    void goesFromLoggingToClosingAndLinksWhatWasDone() {
        SupportCaseView logged = log(distributor, aCase(null));
        assertThat(logged.state()).isEqualTo(SupportCaseState.OPEN);
        assertThat(logged.entries())
                .singleElement()
                .extracting(SupportCaseEntry::text)
                .isEqualTo("Please\nchange.");

        assertThat(take(agent, logged.id()).assignedTo()).isEqualTo(agent.name());
        AgreementChangeView change = SCENARIO.call(
                AgreementChangeService.class,
                s -> s.changeContact(
                        agent,
                        licenseId,
                        new ChangeContact(
                                ContactKind.END_CUSTOMER, customer, "Next", "next-" + customer, "asked for")));
        SupportCaseView answered = answer(agent, logged.id(), "Done.", change.id());
        assertThat(answered.state()).isEqualTo(SupportCaseState.ANSWERED);
        assertThat(answered.changes()).containsExactly(change);
        assertThat(answer(distributor, logged.id(), "Thanks, one more thing.").state())
                .isEqualTo(SupportCaseState.TAKEN);
        SupportCaseView closed = close(agent, logged.id());

        assertThat(closed.state()).isEqualTo(SupportCaseState.CLOSED);
        assertThat(closed.closedAt()).isEqualTo(SCENARIO.clock().instant());
        assertThat(closed.entries()).extracting(SupportCaseEntry::bySupport).containsExactly(false, true, false, true);
        assertThat(get(distributor, logged.id())).isEqualTo(closed);
        for (String action : List.of("LOG_SUPPORT_CASE", "TAKE_SUPPORT_CASE", "CLOSE_SUPPORT_CASE")) {
            assertThat(SCENARIO.auditRecords(action, licenseId)).as(action).isEqualTo(1);
        }
        assertThat(SCENARIO.auditRecords("ANSWER_SUPPORT_CASE", licenseId)).isEqualTo(2);
        assertThat(code(() -> answer(distributor, logged.id(), "again"))).isEqualTo(ErrorCode.SUPPORT_CASE_CLOSED);
        assertThat(code(() -> take(agent, logged.id()))).isEqualTo(ErrorCode.SUPPORT_CASE_CLOSED);
    }

    @Test
    void isTakenByOneAgent() {
        UUID id = log(distributor, aCase(null)).id();

        take(agent, id);
        take(agent, id);

        assertThat(code(() -> take(otherAgent, id))).isEqualTo(ErrorCode.SUPPORT_CASE_TAKEN);
        assertThat(code(() -> answer(otherAgent, id, "mine"))).isEqualTo(ErrorCode.SUPPORT_CASE_TAKEN);
        assertThat(code(() -> close(otherAgent, id))).isEqualTo(ErrorCode.SUPPORT_CASE_TAKEN);
    }

    @Test
    void isLoggedOnceUnderAReference() {
        String reference = "T-" + UUID.randomUUID();
        SupportCaseView first = log(distributor, aCase(reference));

        assertThat(log(distributor, aCase(reference))).isEqualTo(first);
        assertThat(code(() -> log(
                        distributor,
                        new LogSupportCase(reference, SupportCaseKind.OTHER, licenseId, "Another", "text"))))
                .isEqualTo(ErrorCode.CONTENT_CONFLICT);
        assertThat(SCENARIO.auditRecords("LOG_SUPPORT_CASE", licenseId)).isEqualTo(1);
    }

    @Test
    @Tag("LC-110")
    void isLoggedByTheDistributorOfRecordAndSeenByNoOther() {
        Caller other = SCENARIO.otherDistributor();
        UUID id = log(distributor, aCase(null)).id();

        assertThat(fields(() -> log(other, aCase(null)))).containsExactly("licenseId");
        assertThat(fields(() ->
                        log(other, new LogSupportCase(null, SupportCaseKind.OTHER, "0000000000", "Subject", "text"))))
                .containsExactly("licenseId");
        assertThatThrownBy(() -> get(other, id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> answer(other, id, "hello")).isInstanceOf(NotFoundException.class);
        assertThat(list(other, null)).isEmpty();
        assertThatThrownBy(() -> take(distributor, id)).isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> log(agent, aCase(null))).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void isListedByState() {
        UUID open = log(distributor, aCase(null)).id();
        UUID taken = log(distributor, aCase(null)).id();
        take(agent, taken);

        assertThat(list(agent, SupportCaseState.OPEN))
                .extracting(SupportCaseSummary::id)
                .contains(open)
                .doesNotContain(taken);
        assertThat(list(distributor, null)).extracting(SupportCaseSummary::id).contains(open, taken);
    }

    @Test
    void linksOnlyChangesOfItsOwnLicense() {
        UUID id = log(distributor, aCase(null)).id();
        String otherCustomer = "x-" + customer;
        String otherLicense = SCENARIO.licensed(otherCustomer).licenseNumber();
        AgreementChangeView foreign = SCENARIO.call(
                AgreementChangeService.class,
                s -> s.changeContact(
                        distributor,
                        otherLicense,
                        new ChangeContact(ContactKind.END_CUSTOMER, otherCustomer, "N", "n-" + customer, null)));

        assertThat(fields(() -> answer(agent, id, "Done.", foreign.id()))).containsExactly("changes[0]");
    }

    @Test
    void namesEachFieldThatIsWrong() {
        assertThat(fields(() -> log(distributor, new LogSupportCase("x".repeat(65), null, null, " ", null))))
                .containsExactly("reference", "kind", "licenseId", "subject", "text");
        UUID id = log(distributor, aCase(null)).id();
        assertThat(fields(() -> answer(agent, id, " "))).containsExactly("text");
        assertThat(fields(() -> SCENARIO.call(
                        SupportCaseService.class, s -> s.close(agent, id, new CloseSupportCase(null, null)))))
                .containsExactly("reason");
    }

    private LogSupportCase aCase(String reference) {
        return new LogSupportCase(
                reference, SupportCaseKind.CONTACT_CHANGE, licenseId, "New contact", "Please\nchange.");
    }

    private static SupportCaseView log(Caller caller, LogSupportCase command) {
        return SCENARIO.call(SupportCaseService.class, s -> s.log(caller, command));
    }

    private static SupportCaseView get(Caller caller, UUID id) {
        return SCENARIO.call(SupportCaseService.class, s -> s.get(caller, id));
    }

    private static SupportCaseView take(Caller caller, UUID id) {
        return SCENARIO.call(SupportCaseService.class, s -> s.take(caller, id));
    }

    private static SupportCaseView answer(Caller caller, UUID id, String text, UUID... changes) {
        return SCENARIO.call(
                SupportCaseService.class, s -> s.answer(caller, id, new AnswerSupportCase(text, List.of(changes))));
    }

    private static SupportCaseView close(Caller caller, UUID id) {
        return SCENARIO.call(
                SupportCaseService.class, s -> s.close(caller, id, new CloseSupportCase("All is done.", null)));
    }

    private static List<SupportCaseSummary> list(Caller caller, SupportCaseState state) {
        return SCENARIO.call(SupportCaseService.class, s -> s.list(caller, state, PageRequest.first()))
                .items();
    }

    private static ErrorCode code(Runnable call) {
        return catchThrowableOfType(ConflictException.class, call::run).code();
    }

    private static List<String> fields(Runnable call) {
        return catchThrowableOfType(InvalidInputException.class, call::run).errors().stream()
                .map(FieldError::field)
                .toList();
    }
}

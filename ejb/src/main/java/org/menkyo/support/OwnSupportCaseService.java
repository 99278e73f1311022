package org.menkyo.support;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.ContentDigest;

/**
 * Support cases of customers and resellers: they open them, follow them, write back and close them (LC-805). A case belongs to
 * the business e-mail that opened it; to anybody else, also of the same organization, it does not exist.
 */
@Stateless
public class OwnSupportCaseService {

    private static final int MAX_TEXT = 2_000;
    private static final Quota OPENED = new Quota("support-case", 20, Duration.ofDays(1));
    private static final Quota WRITTEN = new Quota("support-case-entry", 100, Duration.ofDays(1));

    private final AccessControl access;
    private final SupportCaseRepository cases;
    private final AgreementRepository agreements;
    private final Quotas quotas;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected OwnSupportCaseService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public OwnSupportCaseService(
            AccessControl access,
            SupportCaseRepository cases,
            AgreementRepository agreements,
            Quotas quotas,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.agreements = agreements;
        this.quotas = quotas;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a case. Whether a missing license exists, the answer does not tell.
     *
     * @throws InvalidInputException also if it is not about a missing license and the caller has neither a role nor a place as
     *     contact on the license ID, existing or not
     * @throws UnavailableException TOO_MANY_REQUESTS after 20 cases within a day
     */
    @Performs(Operation.OPEN_SUPPORT_CASE)
    public OwnSupportCaseView open(Caller caller, OpenSupportCase command) {
        access.require(caller, Operation.OPEN_SUPPORT_CASE);
        check(command);
        BusinessEmail opener = caller.requireEmail();
        Optional<Agreement> agreement = Optional.ofNullable(command.licenseId())
                .flatMap(agreements::find)
                .filter(found -> isOf(found, opener));
        if (agreement.isEmpty() && command.kind() != SupportCaseKind.MISSING_LICENSE) {
            throw new InvalidInputException(List.of(new FieldError("licenseId", FieldProblem.UNKNOWN, List.of())));
        }
        take(OPENED, opener);
        SupportCase opened =
                new SupportCase(agreement.orElse(null), command, ContentDigest.of(command), opener, clock.instant());
        cases.add(opened);
        record(caller, Operation.OPEN_SUPPORT_CASE, opened);
        return opened.ownView();
    }

    /** The caller's cases from the oldest to the newest. */
    @Performs(Operation.LIST_OWN_SUPPORT_CASES)
    public Page<OwnSupportCaseSummary> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.LIST_OWN_SUPPORT_CASES);
        return Page.of(
                        cases.ofOpener(caller.requireEmail(), page.afterNumber(), page.size() + 1),
                        page,
                        SupportCase::id)
                .map(SupportCase::ownSummary);
    }

    /**
     * One of the caller's cases, with all that was written and done.
     *
     * @throws NotFoundException if the caller has no such case
     */
    @Performs(Operation.READ_OWN_SUPPORT_CASE)
    public OwnSupportCaseView get(Caller caller, UUID id) {
        access.require(caller, Operation.READ_OWN_SUPPORT_CASE);
        return find(caller, id).ownView();
    }

    /**
     * Writes back.
     *
     * @throws ConflictException SUPPORT_CASE_CLOSED
     * @throws UnavailableException TOO_MANY_REQUESTS after 100 entries within a day
     */
    @Performs(Operation.ANSWER_OWN_SUPPORT_CASE)
    public OwnSupportCaseView answer(Caller caller, UUID id, AnswerOwnSupportCase command) {
        access.require(caller, Operation.ANSWER_OWN_SUPPORT_CASE);
        new InputCheck().paragraphs("text", command.text(), MAX_TEXT).done();
        SupportCase answered = lock(caller, id);
        take(WRITTEN, caller.requireEmail());
        answered.writeBack(caller.requireEmail().value(), clock.instant(), command.text());
        record(caller, Operation.ANSWER_OWN_SUPPORT_CASE, answered);
        return answered.ownView();
    }

    /**
     * Closes a case that needs no answer any more.
     *
     * @throws ConflictException SUPPORT_CASE_CLOSED
     */
    @Performs(Operation.CLOSE_OWN_SUPPORT_CASE)
    public OwnSupportCaseView close(Caller caller, UUID id, CloseOwnSupportCase command) {
        access.require(caller, Operation.CLOSE_OWN_SUPPORT_CASE);
        new InputCheck().optionalParagraphs("text", command.text(), MAX_TEXT).done();
        SupportCase closed = lock(caller, id);
        closed.closeByOpener(clock.instant(), command.text());
        record(caller, Operation.CLOSE_OWN_SUPPORT_CASE, closed);
        return closed.ownView();
    }

    private static void check(OpenSupportCase command) {
        InputCheck check = new InputCheck().required("kind", command.kind());
        if (command.kind() == SupportCaseKind.MISSING_LICENSE) {
            check.optionalText("licenseId", command.licenseId(), 32);
        } else {
            check.text("licenseId", command.licenseId(), 32);
        }
        check.text("subject", command.subject(), 200)
                .paragraphs("text", command.text(), MAX_TEXT)
                .done();
    }

    private boolean isOf(Agreement agreement, BusinessEmail opener) {
        return !access.roles(agreement, opener).isEmpty()
                || agreement.contacts().stream()
                        .anyMatch(contact -> contact.email().equals(opener));
    }

    private void take(Quota quota, BusinessEmail opener) {
        quotas.take(quota, opener.key()).ifPresent(wait -> {
            throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
        });
    }

    private SupportCase find(Caller caller, UUID id) {
        return cases.find(id)
                .filter(found -> found.opener().equals(caller.email()))
                .orElseThrow(NotFoundException::new);
    }

    private SupportCase lock(Caller caller, UUID id) {
        SupportCase found = find(caller, id);
        cases.lock(found);
        return found;
    }

    private void record(Caller caller, Operation operation, SupportCase supportCase) {
        cases.flush();
        OwnSupportCaseView view = supportCase.ownView();
        audit.append(
                caller,
                AuditEvent.done(
                                operation,
                                "support_case",
                                view.id(),
                                supportCase
                                        .agreement()
                                        .map(Agreement::licenseId)
                                        .orElse(null))
                        .with("kind", view.kind())
                        .with("state", view.state()));
    }
}

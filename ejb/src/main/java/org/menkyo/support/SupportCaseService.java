package org.menkyo.support;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreementchange.AgreementChange;
import org.menkyo.agreementchange.AgreementChangeRepository;
import org.menkyo.agreementchange.AgreementsOfRecord;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.casework.CaseWork;
import org.menkyo.casework.WorkKind;
import org.menkyo.organization.Distributor;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.text.ContentDigest;

/**
 * Support cases: distributors log and follow them, agents take, answer and close them, also those that customers and
 * resellers opened (LC-804, LC-805).
 */
@Stateless
public class SupportCaseService {

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_CHANGES = 50;

    private final AccessControl access;
    private final SupportCaseRepository cases;
    private final AgreementsOfRecord agreements;
    private final AgreementChangeRepository changes;
    private final CaseWork caseWork;
    private final CaseNews news;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected SupportCaseService() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public SupportCaseService(
            AccessControl access,
            SupportCaseRepository cases,
            AgreementsOfRecord agreements,
            AgreementChangeRepository changes,
            CaseWork caseWork,
            CaseNews news,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.cases = cases;
        this.agreements = agreements;
        this.changes = changes;
        this.caseWork = caseWork;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Logs a case for a license ID of which the caller is distributor of record.
     *
     * @throws InvalidInputException also for any other license ID, existing or not
     * @throws ConflictException CONTENT_CONFLICT if the reference came before with other content
     */
    @Performs(Operation.LOG_SUPPORT_CASE)
    public SupportCaseView log(Caller caller, LogSupportCase command) {
        access.require(caller, Operation.LOG_SUPPORT_CASE);
        check(command);
        Agreement agreement = agreement(caller, command.licenseId());
        long distributorId = caller.requireDistributorId();
        byte[] digest = ContentDigest.of(command);
        if (command.reference() != null) {
            cases.lockReference(distributorId, command.reference());
            Optional<SupportCase> earlier = cases.find(distributorId, command.reference());
            if (earlier.isPresent()) {
                if (!earlier.get().hasContent(digest)) {
                    throw new ConflictException(ErrorCode.CONTENT_CONFLICT, command.reference());
                }
                return earlier.get().view();
            }
        }
        SupportCase logged = new SupportCase(agreement, command, digest, caller.name(), clock.instant());
        cases.add(logged);
        record(caller, Operation.LOG_SUPPORT_CASE, logged, List.of());
        return logged.view();
    }

    /**
     * Cases from the oldest to the newest: a distributor's own, for an agent all.
     *
     * @param state only those in this state, or null for all
     */
    @Performs(Operation.LIST_SUPPORT_CASES)
    public Page<SupportCaseSummary> list(Caller caller, SupportCaseState state, PageRequest page) {
        access.require(caller, Operation.LIST_SUPPORT_CASES);
        Long distributorId = caller.party() == Party.DISTRIBUTOR ? caller.requireDistributorId() : null;
        return Page.of(cases.list(distributorId, state, page.afterNumber(), page.size() + 1), page, SupportCase::id)
                .map(SupportCase::summary);
    }

    /** One case with all that was written and done. */
    @Performs(Operation.READ_SUPPORT_CASE)
    public SupportCaseView get(Caller caller, UUID id) {
        access.require(caller, Operation.READ_SUPPORT_CASE);
        return find(caller, id).view();
    }

    /**
     * Takes a case, so that no other agent does.
     *
     * @throws ConflictException SUPPORT_CASE_TAKEN, SUPPORT_CASE_CLOSED
     */
    @Performs(Operation.TAKE_SUPPORT_CASE)
    public SupportCaseView take(Caller caller, UUID id) {
        access.require(caller, Operation.TAKE_SUPPORT_CASE);
        SupportCase taken = lock(caller, id);
        taken.take(caller.name());
        record(caller, Operation.TAKE_SUPPORT_CASE, taken, List.of());
        return taken.view();
    }

    /**
     * Writes in a case: an agent answers, and takes it by that; the distributor writes back. Either links what was done.
     *
     * @throws ConflictException SUPPORT_CASE_TAKEN, SUPPORT_CASE_CLOSED
     */
    @Performs(Operation.ANSWER_SUPPORT_CASE)
    public SupportCaseView answer(Caller caller, UUID id, AnswerSupportCase command) {
        access.require(caller, Operation.ANSWER_SUPPORT_CASE);
        check("text", command.text(), command.changes());
        SupportCase answered = lock(caller, id);
        List<UUID> linked = link(caller, answered, command.changes());
        if (caller.party() == Party.SUPPORT_AGENT) {
            answered.answer(caller.name(), clock.instant(), command.text());
            news.tellOpener(caller, answered, SupportCaseState.ANSWERED, command.text());
        } else {
            answered.writeBack(caller.name(), clock.instant(), command.text());
        }
        record(caller, Operation.ANSWER_SUPPORT_CASE, answered, linked);
        return answered.view();
    }

    /**
     * Closes a case, and takes it by that.
     *
     * @throws ConflictException SUPPORT_CASE_TAKEN, SUPPORT_CASE_CLOSED
     */
    @Performs(Operation.CLOSE_SUPPORT_CASE)
    public SupportCaseView close(Caller caller, UUID id, CloseSupportCase command) {
        access.require(caller, Operation.CLOSE_SUPPORT_CASE);
        check("reason", command.reason(), command.changes());
        SupportCase closed = lock(caller, id);
        List<UUID> linked = link(caller, closed, command.changes());
        closed.close(caller.name(), clock.instant(), command.reason());
        news.tellOpener(caller, closed, SupportCaseState.CLOSED, command.reason());
        record(caller, Operation.CLOSE_SUPPORT_CASE, closed, linked);
        return closed.view();
    }

    private static void check(LogSupportCase command) {
        InputCheck check = new InputCheck();
        check.optionalText("reference", command.reference(), 64)
                .required("kind", command.kind())
                .text("licenseId", command.licenseId(), 32)
                .text("subject", command.subject(), 200);
        check.paragraphs("text", command.text(), MAX_TEXT);
        check.done();
    }

    private static void check(String field, String text, List<UUID> changes) {
        InputCheck check = new InputCheck();
        check.paragraphs(field, text, MAX_TEXT);
        check.size("changes", changes, 0, MAX_CHANGES).done();
    }

    private Agreement agreement(Caller caller, String licenseId) {
        try {
            return agreements.find(caller, licenseId);
        } catch (NotFoundException e) {
            throw new InvalidInputException(List.of(new FieldError("licenseId", FieldProblem.UNKNOWN, List.of())));
        }
    }

    private SupportCase find(Caller caller, UUID id) {
        return cases.find(id)
                .filter(found -> caller.party() == Party.SUPPORT_AGENT
                        || found.distributor()
                                .map(Distributor::id)
                                .filter(distributor -> caller.distributorId().equals(Optional.of(distributor)))
                                .isPresent())
                .orElseThrow(NotFoundException::new);
    }

    private SupportCase lock(Caller caller, UUID id) {
        SupportCase found = find(caller, id);
        cases.lock(found);
        return found;
    }

    private List<UUID> link(Caller caller, SupportCase supportCase, List<UUID> ids) {
        InputCheck check = new InputCheck();
        List<UUID> linked = new ArrayList<>();
        for (int i = 0; ids != null && i < ids.size(); i++) {
            UUID id = ids.get(i);
            Optional<AgreementChange> change =
                    supportCase.agreement().flatMap(agreement -> changes.find(agreement, id));
            if (change.isEmpty()) {
                check.reject("changes[" + i + "]", FieldProblem.UNKNOWN);
            } else if (supportCase.link(change.get())) {
                WorkKind kind = WorkKind.valueOf(change.get().view().kind().name());
                caseWork.done(
                        caller, supportCase.publicId(), kind, id, change.get().agreement());
                linked.add(id);
            }
        }
        check.done();
        return linked;
    }

    private void record(Caller caller, Operation operation, SupportCase supportCase, List<UUID> linked) {
        cases.flush();
        SupportCaseView view = supportCase.view();
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
                        .with("state", view.state())
                        .with("changes", linked.isEmpty() ? null : linked));
    }
}

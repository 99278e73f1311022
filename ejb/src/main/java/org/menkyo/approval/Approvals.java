package org.menkyo.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.menkyo.agreement.Agreement;
import org.menkyo.approval.SecondPersons.SecondPerson;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.notification.Notification;
import org.menkyo.notification.NotificationKind;
import org.menkyo.notification.outbox.Notifications;
import org.menkyo.permission.Operation;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.shared.paging.TimeCursor;

/**
 * Sees to it that two people do what an organization requires two people for (LC-1105). Who calls has checked that the caller
 * may do the operation itself: both people must be able to.
 */
@ApplicationScoped
public class Approvals {

    private static final int MAX_REASON = 2_000;

    private enum Action {
        APPROVAL_ASKED,
        APPROVAL_DECIDED
    }

    private final NameLock locks;
    private final ApprovalRepository approvals;
    private final SecondPersons persons;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public Approvals(
            NameLock locks,
            ApprovalRepository approvals,
            SecondPersons persons,
            Notifications notifications,
            AuditTrail audit,
            Clock clock) {
        this.locks = locks;
        this.approvals = approvals;
        this.persons = persons;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Uses up the approval of what the caller is about to do, if its organization requires one.
     *
     * @param content what exactly is to be done, as it was asked
     * @throws ConflictException SECOND_PERSON_NEEDED if there is none
     */
    public void use(Caller caller, Operation operation, Agreement agreement, UUID subjectId, String content) {
        if (approvals
                .rule(agreement.organization())
                .filter(rule -> rule.covers(operation))
                .isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        approvals.lockOpen(operation, agreement, subjectId, content, caller.name(), now).stream()
                .filter(approval -> approval.state() == ApprovalState.APPROVED)
                .findFirst()
                .orElseThrow(() -> new ConflictException(ErrorCode.SECOND_PERSON_NEEDED))
                .use(now);
    }

    /** Asks a second person, and tells by mail who can be it; the same question that is open already stays one. */
    public ApprovalView ask(
            Caller caller, Operation operation, Agreement agreement, UUID subjectId, String content, String reason) {
        new InputCheck().paragraphs("reason", reason, MAX_REASON).done();
        Instant now = clock.instant();
        locks.hold(NameLock.Kind.APPROVAL, operation, subjectId, caller.name());
        Optional<Approval> open =
                approvals.lockOpen(operation, agreement, subjectId, content, caller.name(), now).stream()
                        .findFirst();
        if (open.isPresent()) {
            return open.get().view();
        }
        Approval approval = new Approval(caller, operation, agreement, subjectId, content, reason, now);
        approvals.add(approval);
        record(caller, Action.APPROVAL_ASKED, approval);
        tell(caller, approval);
        return approval.view();
    }

    private void tell(Caller caller, Approval approval) {
        for (SecondPerson person : persons.of(approval)) {
            notifications.record(Notification.of(NotificationKind.APPROVAL_ASKED, person.email(), person.language())
                    .with("licenseId", approval.agreement().licenseId())
                    .with("asker", approval.askedBy())
                    .with("operation", approval.operation())
                    .with("content", approval.content().isEmpty() ? null : approval.content())
                    .with("reason", approval.reason())
                    .with("days", Approval.TO_DECIDE.toDays())
                    .with("decision", decision(approval))
                    .causedBy(caller));
        }
    }

    /** Where it is decided over REST. */
    private static String decision(Approval approval) {
        String path = approval.operation() == Operation.SET_OWN_TWO_PERSON_RULE
                ? "two-person-rules/approvals"
                : "reveal-approvals";
        return path + "/" + approval.id() + "/decision";
    }

    /** The open approvals of an operation, from the oldest to the newest. */
    public Page<ApprovalView> open(Operation operation, PageRequest page) {
        return page(approvals.open(operation, clock.instant(), TimeCursor.fromOldest(page), page.size() + 1), page);
    }

    /** The open approvals of an operation on permitted agreements, from the oldest to the newest. */
    public Page<ApprovalView> open(PermittedAgreements agreements, Operation operation, PageRequest page) {
        return page(
                approvals.open(agreements, operation, clock.instant(), TimeCursor.fromOldest(page), page.size() + 1),
                page);
    }

    /**
     * Decides as the second person.
     *
     * @param permission checks that the caller may do the operation on that agreement
     * @throws NotPermittedException OWN_REQUEST for who asked, NOT_INDEPENDENT for who may do it because of who asked, or only
     *     since it was asked, and for systems
     * @throws ConflictException STATE_CONFLICT if it is not open any more
     */
    public ApprovalView decide(
            Caller caller,
            Operation operation,
            UUID approvalId,
            DecideApproval command,
            Consumer<Agreement> permission) {
        Approval approval = approvals.findLocked(approvalId, operation).orElseThrow(NotFoundException::new);
        permission.accept(approval.agreement());
        new InputCheck().required("approve", command.approve()).done();
        if (caller.party() == Party.PARTNER) {
            // What two people decide, no system decides (LC-210, LC-1105).
            throw new NotPermittedException(ErrorCode.NOT_INDEPENDENT);
        }
        if (approval.wasAskedBy(caller)) {
            throw new NotPermittedException(ErrorCode.OWN_REQUEST);
        }
        if (!persons.includes(approval, caller)) {
            throw new NotPermittedException(ErrorCode.NOT_INDEPENDENT);
        }
        Instant now = clock.instant();
        if (approval.state() != ApprovalState.PENDING || !approval.isOpenAt(now)) {
            throw new ConflictException(
                    ErrorCode.STATE_CONFLICT, approval.state().name());
        }
        approval.decide(command.approve(), caller.name(), now);
        record(caller, Action.APPROVAL_DECIDED, approval);
        return approval.view();
    }

    private void record(Caller caller, Action action, Approval approval) {
        audit.append(
                caller,
                AuditEvent.done(
                                action,
                                "approval",
                                approval.id(),
                                approval.agreement().licenseId())
                        .with("operation", approval.operation())
                        .with("productKey", approval.subjectId())
                        .with("state", approval.state()));
    }

    private static Page<ApprovalView> page(List<Approval> found, PageRequest page) {
        return Page.of(found, page, approval -> new TimeCursor(approval.askedAt(), approval.id()))
                .map(Approval::view);
    }
}

package org.menkyo.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.organization.Organization;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/**
 * Lets the administrators of an organization set for what it requires two people (LC-1105). Each of them can require them for
 * more. For less, both must administer all license IDs of the organization, since the rule protects all of them, and the
 * second must have approved it.
 */
@Stateless
public class OwnTwoPersonRuleService {

    private final NameLock locks;
    private final AccessControl access;
    private final ApprovalRepository rules;
    private final Approvals approvals;
    private final SecondPersons persons;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected OwnTwoPersonRuleService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public OwnTwoPersonRuleService(
            NameLock locks,
            AccessControl access,
            ApprovalRepository rules,
            Approvals approvals,
            SecondPersons persons,
            AuditTrail audit,
            Clock clock) {
        this.locks = locks;
        this.access = access;
        this.rules = rules;
        this.approvals = approvals;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rule of the organization that holds a license ID. */
    @Performs(Operation.READ_OWN_TWO_PERSON_RULE)
    public TwoPersonRuleView read(Caller caller, String licenseId) {
        return view(access.require(caller, Operation.READ_OWN_TWO_PERSON_RULE, licenseId)
                .organization());
    }

    /**
     * Sets the rule of the organization that holds a license ID.
     *
     * @throws ConflictException SECOND_PERSON_NEEDED if it requires two people for less, and no second one has approved that
     * @throws NotPermittedException if it does, and the caller does not administer all license IDs of the organization
     */
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public TwoPersonRuleView set(Caller caller, String licenseId, SetOwnTwoPersonRule command) {
        Agreement agreement = access.require(caller, Operation.SET_OWN_TWO_PERSON_RULE, licenseId);
        check(command.revealKeys(), command.raiseActivations()).done();
        Organization organization = agreement.organization();
        locks.hold(NameLock.Kind.TWO_PERSON_RULE, organization.id());
        TwoPersonRule rule = rules.rule(organization).orElseGet(() -> new TwoPersonRule(organization));
        TwoPersonRuleView before = rule.view(organization);
        boolean less = before.revealKeys() && !command.revealKeys()
                || before.raiseActivations() && !command.raiseActivations();
        if (less) {
            requireAll(caller, organization);
            approvals.use(
                    caller,
                    Operation.SET_OWN_TWO_PERSON_RULE,
                    agreement,
                    subject(organization),
                    content(command.revealKeys(), command.raiseActivations()));
        }
        rule.set(command.revealKeys(), command.raiseActivations(), caller.name(), clock.instant());
        rules.add(rule);
        audit.append(
                caller,
                AuditEvent.done(
                                Operation.SET_OWN_TWO_PERSON_RULE,
                                "organization",
                                organization.identifier(),
                                agreement.licenseId())
                        .with("distributor", organization.distributor().code())
                        .with("revealKeysBefore", before.revealKeys())
                        .with("revealKeys", command.revealKeys())
                        .with("raiseActivationsBefore", before.raiseActivations())
                        .with("raiseActivations", command.raiseActivations()));
        return rule.view(organization);
    }

    /** Asks a second administrator to let the organization require two people for less. */
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public ApprovalView ask(Caller caller, String licenseId, AskTwoPersonRule command) {
        Agreement agreement = access.require(caller, Operation.SET_OWN_TWO_PERSON_RULE, licenseId);
        check(command.revealKeys(), command.raiseActivations()).done();
        requireAll(caller, agreement.organization());
        return approvals.ask(
                caller,
                Operation.SET_OWN_TWO_PERSON_RULE,
                agreement,
                subject(agreement.organization()),
                content(command.revealKeys(), command.raiseActivations()),
                command.reason());
    }

    /** What is asked on all license IDs that the caller administers, one's own questions included. */
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public Page<ApprovalView> list(Caller caller, PageRequest page) {
        return approvals.open(
                access.permittedFor(caller, Operation.SET_OWN_TWO_PERSON_RULE),
                Operation.SET_OWN_TWO_PERSON_RULE,
                page);
    }

    /** Decides as the second administrator, who must administer all license IDs of the organization, too. */
    @Performs(Operation.SET_OWN_TWO_PERSON_RULE)
    public ApprovalView decide(Caller caller, UUID approvalId, DecideApproval command) {
        access.requireRegistered(caller, Operation.SET_OWN_TWO_PERSON_RULE);
        return approvals.decide(caller, Operation.SET_OWN_TWO_PERSON_RULE, approvalId, command, agreement -> {
            access.require(caller, Operation.SET_OWN_TWO_PERSON_RULE, agreement);
            requireAll(caller, agreement.organization());
        });
    }

    private void requireAll(Caller caller, Organization organization) {
        if (!persons.administersAll(caller, organization)) {
            throw new NotPermittedException(ErrorCode.NOT_PERMITTED, "ADMINISTRATOR");
        }
    }

    private TwoPersonRuleView view(Organization organization) {
        return rules.rule(organization)
                .orElseGet(() -> new TwoPersonRule(organization))
                .view(organization);
    }

    private static InputCheck check(Boolean revealKeys, Boolean raiseActivations) {
        return new InputCheck().required("revealKeys", revealKeys).required("raiseActivations", raiseActivations);
    }

    /** What approvals of an organization's rule are about. */
    private static UUID subject(Organization organization) {
        return UUID.nameUUIDFromBytes(("two-person rule " + organization.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static String content(boolean revealKeys, boolean raiseActivations) {
        return "revealKeys=" + revealKeys + ", raiseActivations=" + raiseActivations;
    }
}

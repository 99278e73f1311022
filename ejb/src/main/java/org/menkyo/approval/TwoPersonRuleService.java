package org.menkyo.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.Caller;
import org.menkyo.shared.InputCheck;
import org.menkyo.shared.NameLock;
import org.menkyo.shared.NotFoundException;

/** Lets support set, as an organization asks, for what it requires two people (LC-1105). */
@Stateless
public class TwoPersonRuleService {

    private static final int MAX_REASON = 2_000;

    private final NameLock locks;
    private final AccessControl access;
    private final OrganizationRepository organizations;
    private final ApprovalRepository approvals;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected TwoPersonRuleService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public TwoPersonRuleService(
            NameLock locks,
            AccessControl access,
            OrganizationRepository organizations,
            ApprovalRepository approvals,
            AuditTrail audit,
            Clock clock) {
        this.locks = locks;
        this.access = access;
        this.organizations = organizations;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rule of an organization. */
    @Performs(Operation.READ_TWO_PERSON_RULE)
    public TwoPersonRuleView read(Caller caller, String organizationIdentifier) {
        access.require(caller, Operation.READ_TWO_PERSON_RULE);
        Organization organization = organization(organizationIdentifier);
        return rule(organization).view(organization.identifier());
    }

    /** Sets the rule of an organization. */
    @Performs(Operation.SET_TWO_PERSON_RULE)
    public TwoPersonRuleView set(Caller caller, String organizationIdentifier, SetTwoPersonRule command) {
        access.require(caller, Operation.SET_TWO_PERSON_RULE);
        new InputCheck()
                .required("revealKeys", command.revealKeys())
                .required("raiseActivations", command.raiseActivations())
                .text("reason", command.reason(), MAX_REASON)
                .done();
        Organization organization = organization(organizationIdentifier);
        locks.hold(NameLock.Kind.TWO_PERSON_RULE, organization.id());
        TwoPersonRule rule = rule(organization);
        TwoPersonRuleView before = rule.view(organization.identifier());
        rule.set(command.revealKeys(), command.raiseActivations(), caller.name(), clock.instant());
        approvals.add(rule);
        audit.append(
                caller,
                AuditEvent.done(Operation.SET_TWO_PERSON_RULE, "organization", organization.identifier(), null)
                        .with("revealKeysBefore", before.revealKeys())
                        .with("revealKeys", command.revealKeys())
                        .with("raiseActivationsBefore", before.raiseActivations())
                        .with("raiseActivations", command.raiseActivations())
                        .with("reason", command.reason()));
        return rule.view(organization.identifier());
    }

    private Organization organization(String identifier) {
        return organizations.find(identifier).orElseThrow(NotFoundException::new);
    }

    private TwoPersonRule rule(Organization organization) {
        return approvals.rule(organization).orElseGet(() -> new TwoPersonRule(organization));
    }
}

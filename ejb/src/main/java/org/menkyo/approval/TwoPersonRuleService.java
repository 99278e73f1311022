package org.menkyo.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;

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

    /**
     * The rule of an organization.
     *
     * @param distributorCode whose organization; may be null where only one distributor has the identifier (LC-112)
     * @throws InvalidInputException if several have it and none is named
     */
    @Performs(Operation.READ_TWO_PERSON_RULE)
    public TwoPersonRuleView read(Caller caller, String organizationIdentifier, String distributorCode) {
        access.require(caller, Operation.READ_TWO_PERSON_RULE);
        Organization organization = organization(organizationIdentifier, distributorCode);
        return rule(organization).view(organization);
    }

    /** Sets the rule of an organization; see {@link #read}. */
    @Performs(Operation.SET_TWO_PERSON_RULE)
    public TwoPersonRuleView set(
            Caller caller, String organizationIdentifier, String distributorCode, SetTwoPersonRule command) {
        access.require(caller, Operation.SET_TWO_PERSON_RULE);
        new InputCheck()
                .required("revealKeys", command.revealKeys())
                .required("raiseActivations", command.raiseActivations())
                .text("reason", command.reason(), MAX_REASON)
                .done();
        Organization organization = organization(organizationIdentifier, distributorCode);
        locks.hold(NameLock.Kind.TWO_PERSON_RULE, organization.id());
        TwoPersonRule rule = rule(organization);
        TwoPersonRuleView before = rule.view(organization);
        rule.set(command.revealKeys(), command.raiseActivations(), caller.name(), clock.instant());
        approvals.add(rule);
        audit.append(
                caller,
                AuditEvent.done(Operation.SET_TWO_PERSON_RULE, "organization", organization.identifier(), null)
                        .with("distributor", organization.distributor().code())
                        .with("revealKeysBefore", before.revealKeys())
                        .with("revealKeys", command.revealKeys())
                        .with("raiseActivationsBefore", before.raiseActivations())
                        .with("raiseActivations", command.raiseActivations())
                        .with("reason", command.reason()));
        return rule.view(organization);
    }

    private Organization organization(String identifier, String distributorCode) {
        List<Organization> found = organizations.findAll(identifier, distributorCode);
        if (found.size() > 1) {
            throw new InvalidInputException(List.of(new FieldError("distributor", FieldProblem.REQUIRED, List.of())));
        }
        return found.stream().findFirst().orElseThrow(NotFoundException::new);
    }

    private TwoPersonRule rule(Organization organization) {
        return approvals.rule(organization).orElseGet(() -> new TwoPersonRule(organization));
    }
}

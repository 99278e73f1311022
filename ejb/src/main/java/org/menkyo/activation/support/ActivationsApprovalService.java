package org.menkyo.activation.support;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.menkyo.approval.ApprovalView;
import org.menkyo.approval.Approvals;
import org.menkyo.approval.DecideApproval;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Lets a second support agent approve that a key is granted more activations (LC-1105). */
@Stateless
public class ActivationsApprovalService {

    private final AccessControl access;
    private final ProductKeys keys;
    private final Approvals approvals;

    /** For the container's proxy. */
    protected ActivationsApprovalService() {
        this(null, null, null);
    }

    @Inject
    public ActivationsApprovalService(AccessControl access, ProductKeys keys, Approvals approvals) {
        this.access = access;
        this.keys = keys;
        this.approvals = approvals;
    }

    /** Asks to grant exactly so many more activations; the reason is that of the grant. */
    @Performs(Operation.GRANT_ACTIVATIONS)
    public ApprovalView ask(Caller caller, UUID keyId, GrantActivations command) {
        access.require(caller, Operation.GRANT_ACTIVATIONS);
        IssuedProductKey key = keys.find(keyId).orElseThrow(NotFoundException::new);
        return approvals.ask(
                caller, Operation.GRANT_ACTIVATIONS, key.agreement(), keyId, contentOf(command), command.reason());
    }

    /** What support agents ask of each other. */
    @Performs(Operation.GRANT_ACTIVATIONS)
    public Page<ApprovalView> list(Caller caller, PageRequest page) {
        access.require(caller, Operation.GRANT_ACTIVATIONS);
        return approvals.open(Operation.GRANT_ACTIVATIONS, page);
    }

    /** Decides as the second support agent. */
    @Performs(Operation.GRANT_ACTIVATIONS)
    public ApprovalView decide(Caller caller, UUID approvalId, DecideApproval command) {
        access.require(caller, Operation.GRANT_ACTIVATIONS);
        return approvals.decide(caller, Operation.GRANT_ACTIVATIONS, approvalId, command, agreement -> {});
    }

    /** What is approved: the numbers, so that no others are granted than those that were asked. */
    static String contentOf(GrantActivations command) {
        return "activations=" + command.activations() + ", activationsPerHost=" + command.activationsPerHost();
    }
}

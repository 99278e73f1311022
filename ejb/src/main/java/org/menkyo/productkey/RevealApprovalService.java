package org.menkyo.productkey;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.menkyo.approval.ApprovalView;
import org.menkyo.approval.Approvals;
import org.menkyo.approval.AskApproval;
import org.menkyo.approval.DecideApproval;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Lets a second person approve that a product key is revealed; both must be permitted to reveal it (LC-1105). */
@Stateless
public class RevealApprovalService {

    private final AccessControl access;
    private final ProductKeyRepository keys;
    private final Approvals approvals;

    /** For the container's proxy. */
    protected RevealApprovalService() {
        this(null, null, null);
    }

    @Inject
    public RevealApprovalService(AccessControl access, ProductKeyRepository keys, Approvals approvals) {
        this.access = access;
        this.keys = keys;
        this.approvals = approvals;
    }

    /** Asks to reveal a key. */
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public ApprovalView ask(Caller caller, UUID keyId, AskApproval command) {
        access.requireRegistered(caller, Operation.REVEAL_PRODUCT_KEY);
        IssuedProductKey key = keys.find(keyId).orElseThrow(NotFoundException::new);
        access.require(caller, Operation.REVEAL_PRODUCT_KEY, key.agreement());
        return approvals.ask(caller, Operation.REVEAL_PRODUCT_KEY, key.agreement(), keyId, "", command.reason());
    }

    /** What is asked on all license IDs on which the caller may reveal keys, one's own questions included. */
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public Page<ApprovalView> list(Caller caller, PageRequest page) {
        return approvals.open(
                access.permittedFor(caller, Operation.REVEAL_PRODUCT_KEY), Operation.REVEAL_PRODUCT_KEY, page);
    }

    /** Decides as the second person. */
    @Performs(Operation.REVEAL_PRODUCT_KEY)
    public ApprovalView decide(Caller caller, UUID approvalId, DecideApproval command) {
        access.requireRegistered(caller, Operation.REVEAL_PRODUCT_KEY);
        return approvals.decide(
                caller,
                Operation.REVEAL_PRODUCT_KEY,
                approvalId,
                command,
                agreement -> access.require(caller, Operation.REVEAL_PRODUCT_KEY, agreement));
    }
}

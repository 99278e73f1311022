package org.menkyo.activation.support;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.menkyo.activation.host.KmsHostRepository;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.approval.Approvals;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.casework.CaseWork;
import org.menkyo.casework.WorkKind;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/**
 * What support does with the product keys of a license ID: finds them, grants more activations, exchanges compromised
 * ones, issues individual ones (VA-107, VA-109, LC-802). Support sees keys masked and never reveals one (LC-803); each
 * action needs a reason and is in the audit.
 */
@Stateless
public class KeySupportService {

    static final int MAX_REASON = 500;
    private static final int MAX_GRANTED = 1_000_000;
    private static final int MAX_GRANTED_PER_HOST = 1_000;

    private final AccessControl access;
    private final AgreementRepository agreements;
    private final ProductKeys keys;
    private final IndividualKeys individualKeys;
    private final KeyExchange exchange;
    private final KmsHostRepository hosts;
    private final Approvals approvals;
    private final CaseWork caseWork;
    private final AuditTrail audit;

    /** For the container's proxy. */
    protected KeySupportService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public KeySupportService(
            AccessControl access,
            AgreementRepository agreements,
            ProductKeys keys,
            IndividualKeys individualKeys,
            KeyExchange exchange,
            KmsHostRepository hosts,
            Approvals approvals,
            CaseWork caseWork,
            AuditTrail audit) {
        this.access = access;
        this.agreements = agreements;
        this.keys = keys;
        this.individualKeys = individualKeys;
        this.exchange = exchange;
        this.hosts = hosts;
        this.approvals = approvals;
        this.caseWork = caseWork;
        this.audit = audit;
    }

    /**
     * The keys of a license ID, masked, exchanged ones included, in the order of their issue.
     *
     * @throws NotFoundException if there is no such license ID
     */
    @Performs(Operation.LIST_KEYS_FOR_SUPPORT)
    public Page<ProductKeyView> list(Caller caller, String licenseId, PageRequest page) {
        access.require(caller, Operation.LIST_KEYS_FOR_SUPPORT);
        return keys.list(agreement(licenseId), page);
    }

    /**
     * Grants a key more activations: a MAK further machines, a KMS host key further hosts or more activations of each of
     * its hosts.
     *
     * @throws ConflictException STATE_CONFLICT if the key was exchanged; SECOND_PERSON_NEEDED if the organization requires
     *     two people and no second agent has approved it (LC-1105)
     * @throws NotFoundException if there is no such key
     */
    @Performs(Operation.GRANT_ACTIVATIONS)
    public ProductKeyView grant(Caller caller, UUID keyId, GrantActivations command) {
        access.require(caller, Operation.GRANT_ACTIVATIONS);
        IssuedProductKey key = key(keyId);
        check(command, key.type());
        keys.lock(key);
        if (!key.isActive()) {
            throw new ConflictException(ErrorCode.STATE_CONFLICT, key.state().name());
        }
        approvals.use(
                caller,
                Operation.GRANT_ACTIVATIONS,
                key.agreement(),
                keyId,
                ActivationsApprovalService.contentOf(command));
        int before = key.permitted();
        if (command.activations() != null) {
            keys.grant(key, command.activations());
        }
        if (command.activationsPerHost() != null) {
            keys.grantPerHost(key, command.activationsPerHost());
            hosts.extendHosts(key, command.activationsPerHost());
        }
        caseWork.done(caller, command.caseId(), WorkKind.ACTIVATIONS_GRANTED, keyId, key.agreement());
        audit.append(
                caller,
                about(Operation.GRANT_ACTIVATIONS, key, command.reason())
                        .with("activations", command.activations())
                        .with("activationsPerHost", command.activationsPerHost())
                        .with("permittedBefore", before)
                        .with("permitted", key.permitted()));
        return key.view();
    }

    /**
     * Exchanges a compromised key: it stops at once for new activations, another one is issued to the same license ID, and
     * the administrators are told. What the old one activated stays activated or is revoked, as the command says.
     *
     * @throws ConflictException STATE_CONFLICT if the key was exchanged already
     * @throws NotFoundException if there is no such key
     */
    @Performs(Operation.EXCHANGE_PRODUCT_KEY)
    public ProductKeyExchanged exchange(Caller caller, UUID keyId, ExchangeProductKey command) {
        access.require(caller, Operation.EXCHANGE_PRODUCT_KEY);
        new InputCheck()
                .required("activated", command.activated())
                .text("reason", command.reason(), MAX_REASON)
                .done();
        IssuedProductKey old = key(keyId);
        ProductKeyExchanged exchanged = exchange.exchange(caller, old, command.activated());
        caseWork.done(caller, command.caseId(), WorkKind.PRODUCT_KEY_EXCHANGED, keyId, old.agreement());
        audit.append(
                caller,
                about(Operation.EXCHANGE_PRODUCT_KEY, old, command.reason())
                        .with("activated", command.activated())
                        .with("machines", exchanged.machines())
                        .with("newProductKey", exchanged.issued().id())
                        .with("newKey", exchanged.issued().maskedKey()));
        return exchanged;
    }

    /**
     * Issues individual keys for an edition that is excluded from volume activation, up to the number of licenses that
     * entitle the license ID to it; all of a batch or none.
     *
     * @throws org.menkyo.shared.error.RejectedException INDIVIDUAL_KEYS_EXHAUSTED if it is entitled to fewer
     * @throws NotFoundException if there is no such license ID
     */
    @Performs(Operation.ISSUE_INDIVIDUAL_KEYS)
    public IndividualKeysIssued issueIndividual(Caller caller, String licenseId, IssueIndividualKeys command) {
        access.require(caller, Operation.ISSUE_INDIVIDUAL_KEYS);
        return individualKeys.issue(caller, licenseId, command);
    }

    private Agreement agreement(String licenseId) {
        return agreements.find(licenseId).orElseThrow(NotFoundException::new);
    }

    private IssuedProductKey key(UUID id) {
        return keys.find(id).orElseThrow(NotFoundException::new);
    }

    private static AuditEvent about(Operation operation, IssuedProductKey key, String reason) {
        return AuditEvent.done(
                        operation,
                        "product_key",
                        key.publicId(),
                        key.agreement().licenseId())
                .with("key", key.masked())
                .with("type", key.type())
                .with("for", key.coverage())
                .with("reason", reason);
    }

    private static void check(GrantActivations command, KeyType type) {
        InputCheck check = new InputCheck().text("reason", command.reason(), MAX_REASON);
        if (type == KeyType.INDIVIDUAL && command.activations() != null) {
            check.reject("activations", FieldProblem.NOT_ALLOWED);
        } else if (command.activations() != null) {
            check.range("activations", command.activations(), 1, MAX_GRANTED);
        }
        if (type != KeyType.KMS_HOST && command.activationsPerHost() != null) {
            check.reject("activationsPerHost", FieldProblem.NOT_ALLOWED);
        } else if (command.activationsPerHost() != null) {
            check.range("activationsPerHost", command.activationsPerHost(), 1, MAX_GRANTED_PER_HOST);
        }
        if (command.activations() == null && command.activationsPerHost() == null) {
            check.reject("activations", FieldProblem.REQUIRED);
        }
        check.done();
    }
}

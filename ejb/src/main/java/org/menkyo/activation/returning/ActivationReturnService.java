package org.menkyo.activation.returning;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.menkyo.activation.TypedInput;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.casework.CaseWork;
import org.menkyo.casework.WorkKind;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.InputCheck;

/**
 * Takes back the activations of retired machines, as often in a calendar year as the product group of their key allows
 * (VA-409). What was given back is free for another machine; the returned installation is unknown to online validation.
 */
@Stateless
public class ActivationReturnService {

    private static final int MAX_STATEMENT = 200;
    private static final int MAX_REASON = 500;

    private final AccessControl access;
    private final ProductKeys keys;
    private final PublisherKeys publisherKeys;
    private final MachineReturn machineReturn;
    private final CaseWork caseWork;
    private final AuditTrail audit;

    /** For the container's proxy. */
    protected ActivationReturnService() {
        this(null, null, null, null, null, null);
    }

    @Inject
    public ActivationReturnService(
            AccessControl access,
            ProductKeys keys,
            PublisherKeys publisherKeys,
            MachineReturn machineReturn,
            CaseWork caseWork,
            AuditTrail audit) {
        this.access = access;
        this.keys = keys;
        this.publisherKeys = publisherKeys;
        this.machineReturn = machineReturn;
        this.caseWork = caseWork;
        this.audit = audit;
    }

    /**
     * Gives back an activation by the statement of the installation that has it. Done again, it changes nothing.
     *
     * @throws org.menkyo.shared.error.InvalidInputException if this is no statement of return
     * @throws NotFoundException if no installation with a key of this license ID made it, or the caller has no role there
     * @throws ConflictException STATE_CONFLICT if the key was exchanged or blocked
     * @throws RejectedException ACTIVATION_RETURN_NOT_ALLOWED if uses of the key are never given back,
     *     ACTIVATION_RETURNS_EXHAUSTED if no further one is this year
     */
    @Performs(Operation.RETURN_ACTIVATION)
    public ActivationReturned giveBack(Caller caller, String licenseId, ReturnActivation command) {
        Agreement agreement = access.require(caller, Operation.RETURN_ACTIVATION, licenseId);
        ReturnStatement statement = statement(command.statement());
        IssuedProductKey key = keyOf(agreement, statement);
        ActivationReturned returned = machineReturn.byStatement(key, statement);
        record(caller, Operation.RETURN_ACTIVATION, key, statement.installationId(), returned, null);
        return returned;
    }

    /**
     * Gives back the activation of a machine that support was told of. Done again, it changes nothing. It counts against the
     * same policy as what administrators give back.
     *
     * @throws NotFoundException if there is no such key, or the key never activated such a machine
     * @throws ConflictException as for {@link #giveBack}
     * @throws RejectedException INSTALLATION_ID_NOT_VALID if the installation ID is mistyped; else as for {@link #giveBack}
     */
    @Performs(Operation.RETURN_ACTIVATION_FOR_SUPPORT)
    public ActivationReturned giveBackForSupport(Caller caller, UUID keyId, ReturnActivationForSupport command) {
        access.require(caller, Operation.RETURN_ACTIVATION_FOR_SUPPORT);
        InputCheck check = new InputCheck();
        TypedInput.checkInstallationId(check, "installationId", command.installationId());
        check.text("reason", command.reason(), MAX_REASON).done();
        InstallationId installationId = TypedInput.installationId(command.installationId());
        IssuedProductKey key = keys.find(keyId).orElseThrow(NotFoundException::new);
        ActivationReturned returned = machineReturn.byInstallationId(key, installationId);
        caseWork.done(caller, command.caseId(), WorkKind.ACTIVATION_RETURNED, keyId, key.agreement());
        record(caller, Operation.RETURN_ACTIVATION_FOR_SUPPORT, key, installationId, returned, command.reason());
        return returned;
    }

    private static ReturnStatement statement(String text) {
        InputCheck check = new InputCheck();
        if (!TypedText.isVisible(text)) {
            check.reject("statement", FieldProblem.REQUIRED);
        } else if (text.length() > MAX_STATEMENT) {
            check.reject("statement", FieldProblem.TOO_LONG, MAX_STATEMENT);
        }
        check.done();
        try {
            return ReturnStatement.parse(text);
        } catch (IllegalArgumentException e) {
            check.reject("statement", FieldProblem.MALFORMED);
            check.done();
            throw e;
        }
    }

    /** The key with which the statement was made. One that no installation with a key of the license ID can have made has none. */
    private IssuedProductKey keyOf(Agreement agreement, ReturnStatement statement) {
        ConfirmationId confirmationId = publisherKeys.confirmationCodec().confirm(statement.installationId());
        return keys.findOf(statement.installationId()).stream()
                .filter(key -> key.agreement().id().equals(agreement.id()))
                .filter(key -> statement.isMadeWith(keys.open(key), confirmationId))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private void record(
            Caller caller,
            Operation operation,
            IssuedProductKey key,
            InstallationId installationId,
            ActivationReturned returned,
            String reason) {
        audit.append(
                caller,
                AuditEvent.done(
                                operation,
                                "installation",
                                installationId.withoutKey().formatted(),
                                key.agreement().licenseId())
                        .with("key", key.masked())
                        .with("productKey", key.publicId())
                        .with("reason", reason)
                        .with("counted", returned.counted()));
    }
}

package org.menkyo.activation.phone;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.menkyo.activation.InstallationIdProblem;
import org.menkyo.activation.TypedInput;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.mak.InstallationActivation;
import org.menkyo.catalog.Edition;
import org.menkyo.catalog.Editions;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.input.InputCheck;

/**
 * Activates by phone: an agent or a voice system enters the digits of the installation ID and reads out those of the
 * confirmation ID (VA-403). The installation ID names the key, so nobody has to spell one.
 */
@Stateless
public class PhoneActivationService {

    private static final int MAX_GROUP_LENGTH = 20;

    private final AccessControl access;
    private final InstallationActivation activation;
    private final ProductKeys productKeys;
    private final Editions editions;

    /** For the container's proxy. */
    protected PhoneActivationService() {
        this(null, null, null, null);
    }

    @Inject
    public PhoneActivationService(
            AccessControl access, InstallationActivation activation, ProductKeys productKeys, Editions editions) {
        this.access = access;
        this.activation = activation;
        this.productKeys = productKeys;
        this.editions = editions;
    }

    /**
     * Confirms an installation ID. Mistyped groups are named by their number, all at once; groups that are still empty are
     * named as missing, so that what is typed so far can be checked.
     *
     * @throws org.menkyo.shared.error.InvalidInputException naming each group that is missing or mistyped
     * @throws RejectedException PRODUCT_KEY_NEEDED if the installation ID alone does not tell the key, or as for an
     *     activation online
     */
    @Performs(Operation.ACTIVATE_BY_PHONE)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ActivatedByPhone activate(Caller caller, ActivateByPhone command) {
        access.require(caller, Operation.ACTIVATE_BY_PHONE);
        InputCheck check = new InputCheck();
        checkGroups(check, command.groups());
        ProductKey typed = TypedText.isVisible(command.productKey())
                ? TypedInput.productKey(check, "productKey", command.productKey())
                : null;
        check.done();
        InstallationId installationId = TypedInput.installationId(String.join("", command.groups()));
        if (installationId.editionCode() == InstallationId.HOST_EDITION) {
            throw new RejectedException(ErrorCode.INSTALLATION_ID_NOT_VALID, InstallationIdProblem.OF_A_HOST);
        }
        ProductKey key = typed == null ? keyOf(installationId) : typed;
        InstallationActivated activated = activation.activate(caller, key, installationId);
        return new ActivatedByPhone(
                Arrays.asList(activated.confirmationId().split("-")),
                editions.find(installationId.editionCode()).map(Edition::name).orElse(""),
                activated.counted(),
                activated.remainingActivations());
    }

    private ProductKey keyOf(InstallationId installationId) {
        List<IssuedProductKey> candidates = productKeys.findOf(installationId);
        if (candidates.size() > 1) {
            candidates = candidates.stream()
                    .filter(IssuedProductKey::isActive)
                    .filter(key -> editions.find(installationId.editionCode())
                            .filter(key::activates)
                            .isPresent())
                    .toList();
        }
        if (candidates.size() != 1) {
            throw new RejectedException(ErrorCode.PRODUCT_KEY_NEEDED);
        }
        return productKeys.open(candidates.get(0));
    }

    private static void checkGroups(InputCheck check, List<String> groups) {
        if (groups == null) {
            check.reject("groups", FieldProblem.REQUIRED);
            return;
        }
        if (groups.size() < InstallationId.GROUPS) {
            check.reject("groups", FieldProblem.TOO_FEW, InstallationId.GROUPS);
        } else if (groups.size() > InstallationId.GROUPS) {
            check.reject("groups", FieldProblem.TOO_MANY, InstallationId.GROUPS);
        }
        for (int i = 0; i < Math.min(groups.size(), InstallationId.GROUPS); i++) {
            String field = "groups[" + i + "]";
            String group = groups.get(i);
            if (!TypedText.isVisible(group)) {
                check.reject(field, FieldProblem.REQUIRED);
            } else if (group.length() > MAX_GROUP_LENGTH || !InstallationId.isGroup(i + 1, group)) {
                check.reject(field, FieldProblem.MISTYPED_GROUP, i + 1);
            }
        }
    }
}

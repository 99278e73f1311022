package org.menkyo.activation.proxy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.menkyo.activation.mak.ActivateInstallation;
import org.menkyo.activation.mak.InstallationActivated;
import org.menkyo.activation.mak.InstallationActivation;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.ErrorTexts;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.throttle.Throttled;

/**
 * Activates many installations in one call (VA-404). Each is a transaction of its own, as if it had been sent alone: one
 * that is refused or fails stops none of the others, and the same call again costs nothing (VA-405).
 */
@Stateless
public class ProxyActivationService {

    /** The greatest number of installations in one call. */
    public static final int MAX_ITEMS = 1_000;

    private static final Logger LOG = Logger.getLogger(ProxyActivationService.class.getName());

    private final AccessControl access;
    private final InstallationActivation activation;

    /** For the container's proxy. */
    protected ProxyActivationService() {
        this(null, null);
    }

    @Inject
    public ProxyActivationService(AccessControl access, InstallationActivation activation) {
        this.access = access;
        this.activation = activation;
    }

    /**
     * Activates one installation after the other.
     *
     * @param caller a device or tool, known by nothing but the keys that it presents
     * @throws InvalidInputException if there are none or too many
     */
    @Performs(Operation.ACTIVATE_INSTALLATIONS)
    @Throttled
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ProxyActivated activate(Caller caller, ProxyActivation command) {
        access.require(caller, Operation.ACTIVATE_INSTALLATIONS);
        new InputCheck().size("items", command.items(), 1, MAX_ITEMS).done();
        List<ProxyActivated.Item> results = new ArrayList<>(command.items().size());
        for (ActivateInstallation item : command.items()) {
            results.add(activate(caller, item));
        }
        return new ProxyActivated(results);
    }

    private ProxyActivated.Item activate(Caller caller, ActivateInstallation item) {
        try {
            InstallationActivated activated = activation.activate(caller, item);
            return new ProxyActivated.Item(
                    item.installationId(),
                    ProxyActivated.ACTIVATED,
                    activated.confirmationId(),
                    activated.counted(),
                    null);
        } catch (LicensingException e) {
            return refused(item, e.code(), e.text(caller.language()));
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "an item of the call " + caller.correlationId() + " failed");
            return refused(
                    item, ErrorCode.INTERNAL_ERROR, ErrorTexts.text(ErrorCode.INTERNAL_ERROR, caller.language()));
        }
    }

    private static ProxyActivated.Item refused(ActivateInstallation item, ErrorCode code, String text) {
        return new ProxyActivated.Item(item.installationId(), code.name(), null, null, text);
    }
}

package org.menkyo.activation.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.menkyo.activation.host.KmsHostRepository;
import org.menkyo.activation.mak.ActivationRepository;
import org.menkyo.activation.support.ExchangeProductKey.Activated;
import org.menkyo.notification.NotificationKind;
import org.menkyo.productkey.IssuedProductKey;
import org.menkyo.productkey.ProductKeyIssuer;
import org.menkyo.productkey.ProductKeyView;
import org.menkyo.shared.call.Caller;
import org.menkyo.usermanagement.AdministratorNotices;

/**
 * Puts another key in the place of a compromised one (VA-107), in the transaction of who calls. The old key's row is
 * locked, so an activation that runs at the same moment either ends before, and is among what is kept or revoked, or finds
 * the key exchanged.
 *
 * <p>What is kept moves to the new key: it counts there as used, and the same machine or host that comes with the new key
 * uses none.
 */
@ApplicationScoped
public class KeyExchange {

    private final ProductKeyIssuer issuer;
    private final ActivationRepository machines;
    private final KmsHostRepository hosts;
    private final AdministratorNotices administrators;
    private final Clock clock;

    @Inject
    public KeyExchange(
            ProductKeyIssuer issuer,
            ActivationRepository machines,
            KmsHostRepository hosts,
            AdministratorNotices administrators,
            Clock clock) {
        this.issuer = issuer;
        this.machines = machines;
        this.hosts = hosts;
        this.administrators = administrators;
        this.clock = clock;
    }

    ProductKeyExchanged exchange(Caller caller, IssuedProductKey old, Activated activated) {
        IssuedProductKey issued = issuer.exchange(caller, old, activated == Activated.KEEP);
        int touched = activated == Activated.KEEP
                ? machines.moveMachines(old, issued) + hosts.moveHosts(old, issued)
                : machines.revokeMachines(old, clock.instant()) + hosts.revokeHosts(old, clock.instant());
        ProductKeyView issuedView = issued.view();
        administrators.tell(
                caller,
                old.agreement(),
                NotificationKind.PRODUCT_KEY_EXCHANGED,
                Map.of(
                        "keyFor", old.coverage(),
                        "keyType", old.type(),
                        "oldKey", old.masked(),
                        "newKey", issuedView.maskedKey(),
                        "activated", activated));
        return new ProductKeyExchanged(old.view(), issuedView, touched, activated);
    }
}

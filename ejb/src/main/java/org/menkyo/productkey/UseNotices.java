package org.menkyo.productkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.menkyo.notification.NotificationKind;
import org.menkyo.protocol.key.KeyType;
import org.menkyo.usermanagement.AdministratorNotices;

/**
 * Tells the administrators when 80, 90 and 100 percent of a MAK's activations are used, each once (VA-407). One activation
 * that reaches several of them at once is told once. After more were permitted, each is told anew for the new number.
 *
 * <p>To be called while the key is locked, in the transaction that uses it.
 */
@ApplicationScoped
public class UseNotices {

    private final ProductKeyRepository repository;
    private final AdministratorNotices administrators;

    @Inject
    public UseNotices(ProductKeyRepository repository, AdministratorNotices administrators) {
        this.repository = repository;
        this.administrators = administrators;
    }

    /** Tells what was reached by the activation that was just counted. */
    void afterUse(IssuedProductKey key) {
        int reached = UsePolicy.level(key.used(), key.permitted());
        if (key.type() != KeyType.MAK || reached <= key.toldPercent()) {
            return;
        }
        repository.told(key, reached);
        administrators.tell(
                key.agreement(),
                NotificationKind.ACTIVATIONS_USED,
                Map.of(
                        "percent", reached,
                        "key", key.masked(),
                        "keyFor", key.coverage(),
                        "used", key.used(),
                        "permitted", key.permitted()));
    }
}

package org.menkyo.notification.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.menkyo.masterkey.SealedColumn;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** The tokens of links in mails that are not sent yet, for a change of the master key. */
@ApplicationScoped
public class StoredLinkTokens extends SealedColumn {

    @Inject
    public StoredLinkTokens(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, "notification", "id", "sealed_token", "identity");
    }

    @Override
    protected SecretPlace place(String rowName) {
        return Notifications.tokenPlace(rowName);
    }
}

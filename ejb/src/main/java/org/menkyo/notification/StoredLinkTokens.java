package org.menkyo.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.menkyo.masterkey.SealedColumn;
import org.menkyo.shared.SecretBox;
import org.menkyo.shared.SecretPlace;

/** The tokens of links in mails that are not sent yet, for a change of the master key. */
@ApplicationScoped
public class StoredLinkTokens extends SealedColumn {

    /** For the container's proxy. */
    protected StoredLinkTokens() {
        this(null, null);
    }

    @Inject
    public StoredLinkTokens(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, "notification", "id", "sealed_token", "identity");
    }

    @Override
    protected SecretPlace place(String rowName) {
        return Notifications.tokenPlace(rowName);
    }
}

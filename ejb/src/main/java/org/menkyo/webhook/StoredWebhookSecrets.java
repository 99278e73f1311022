package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.menkyo.masterkey.SealedColumn;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** The secrets that webhooks are signed with, for a change of the master key. */
@ApplicationScoped
public class StoredWebhookSecrets extends SealedColumn {

    @Inject
    public StoredWebhookSecrets(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, "webhook_subscription", "id", "sealed_secret", "identity");
    }

    @Override
    protected SecretPlace place(String rowName) {
        return WebhookSecret.place(rowName);
    }
}

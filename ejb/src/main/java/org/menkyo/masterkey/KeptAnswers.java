package org.menkyo.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** The answers that REST keeps for repeated calls; here, since the web archive cannot offer beans to the services. */
@ApplicationScoped
public class KeptAnswers extends SealedColumn {

    @Inject
    public KeptAnswers(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, "idempotency_key", "key_hash", "body", "encode(key_hash, 'hex')");
    }

    @Override
    protected SecretPlace place(String rowName) {
        return SecretPlace.keptAnswer(rowName);
    }
}

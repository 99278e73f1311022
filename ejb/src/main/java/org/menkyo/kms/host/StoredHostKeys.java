package org.menkyo.kms.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.menkyo.masterkey.SealedColumn;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** The keys that KMS hosts sign with, for a change of the master key. */
@ApplicationScoped
public class StoredHostKeys extends SealedColumn {

    @Inject
    public StoredHostKeys(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, "kms_host", "id", "sealed_signing_key", "public_id");
    }

    @Override
    protected SecretPlace place(String rowName) {
        return HostKeys.place(rowName);
    }
}

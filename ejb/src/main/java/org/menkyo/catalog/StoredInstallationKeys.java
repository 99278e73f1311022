package org.menkyo.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.menkyo.masterkey.SealedColumn;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** The keys that the installation has made once, for a change of the master key. */
@ApplicationScoped
public class StoredInstallationKeys extends SealedColumn {

    @Inject
    public StoredInstallationKeys(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, "installation_key", "id", "sealed_key", "purpose");
    }

    @Override
    protected SecretPlace place(String rowName) {
        return InstallationKeys.place(rowName);
    }
}

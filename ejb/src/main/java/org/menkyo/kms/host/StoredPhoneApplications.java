package org.menkyo.kms.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.menkyo.masterkey.SealedColumn;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** The installation IDs that hosts have read out by phone, for a change of the master key. */
@ApplicationScoped
public class StoredPhoneApplications extends SealedColumn {

    @Inject
    public StoredPhoneApplications(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, "kms_phone_application", "host_id", "sealed_installation_id", "host_id::text");
    }

    @Override
    protected SecretPlace place(String rowName) {
        return HostKeys.phonePlace(rowName);
    }
}

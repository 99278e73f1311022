package org.menkyo.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.menkyo.masterkey.SealedColumn;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;

/** The secrets that codes come from, for a change of the master key. */
@ApplicationScoped
public class StoredSecondFactors extends SealedColumn {

    private static final String PURPOSE = "second-factor";

    @Inject
    public StoredSecondFactors(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, "second_factor", "id", "sealed_secret", "identity");
    }

    /** Where the secret of a factor is kept. */
    static SecretPlace placeOf(Object factor) {
        return new SecretPlace(PURPOSE, "second_factor", factor);
    }

    @Override
    protected SecretPlace place(String rowName) {
        return placeOf(rowName);
    }
}

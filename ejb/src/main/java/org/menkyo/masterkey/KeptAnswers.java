package org.menkyo.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HexFormat;
import org.menkyo.shared.SecretBox;
import org.menkyo.shared.SecretPlace;

/** The answers that REST keeps for repeated calls; here, since the web archive cannot offer beans to the services. */
@ApplicationScoped
public class KeptAnswers extends SealedColumn {

    private static final String PURPOSE = "idempotency";
    private static final String TABLE = "idempotency_key";

    /** For the container's proxy. */
    protected KeptAnswers() {
        this(null, null);
    }

    @Inject
    public KeptAnswers(EntityManager entities, SecretBox secrets) {
        super(entities, secrets, TABLE, "key_hash", "body", "encode(key_hash, 'hex')");
    }

    /** Where an answer is kept: under the hash of its key. */
    public static SecretPlace place(byte[] keyHash) {
        return new SecretPlace(PURPOSE, TABLE, HexFormat.of().formatHex(keyHash));
    }

    @Override
    protected SecretPlace place(String rowName) {
        return new SecretPlace(PURPOSE, TABLE, rowName);
    }
}

package org.menkyo.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.menkyo.identity.Account;

/** The stored second factors. */
@ApplicationScoped
public class SecondFactorRepository {

    private final EntityManager entities;

    @Inject
    public SecondFactorRepository(EntityManager entities) {
        this.entities = entities;
    }

    void add(SecondFactor factor) {
        entities.persist(factor);
        entities.flush();
    }

    Optional<SecondFactor> find(Account account) {
        return entities.createQuery("select f from SecondFactor f where f.accountId = :account", SecondFactor.class)
                .setParameter("account", account.id())
                .getResultStream()
                .findFirst();
    }

    /** Removes the factor of an account with its recovery codes, if there is one. */
    void remove(Account account) {
        find(account).ifPresent(factor -> {
            entities.remove(factor);
            entities.flush();
        });
    }

    /** Takes the period of a code, unless it or a later one was taken before: of any number of calls, one takes it. */
    boolean takeStep(SecondFactor factor, long step) {
        return entities.createNativeQuery(
                                "UPDATE second_factor SET last_step = :step WHERE id = :id AND last_step < :step")
                        .setParameter("step", step)
                        .setParameter("id", factor.id())
                        .executeUpdate()
                == 1;
    }

    /** Uses up a recovery code, unless there is none or it was used before: of any number of calls, one uses it. */
    boolean useRecoveryCode(SecondFactor factor, byte[] hash, Instant now) {
        return entities.createNativeQuery("UPDATE recovery_code SET used_at = :now WHERE second_factor_id = :id"
                                + " AND code_hash = :hash AND used_at IS NULL")
                        .setParameter("now", now)
                        .setParameter("id", factor.id())
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    /** Gives a factor other recovery codes; the ones so far end, used or not. */
    void replaceRecoveryCodes(SecondFactor factor, Collection<byte[]> hashes) {
        entities.createNativeQuery("DELETE FROM recovery_code WHERE second_factor_id = :id")
                .setParameter("id", factor.id())
                .executeUpdate();
        for (byte[] hash : hashes) {
            entities.createNativeQuery("INSERT INTO recovery_code (second_factor_id, code_hash) VALUES (:id, :hash)")
                    .setParameter("id", factor.id())
                    .setParameter("hash", hash)
                    .executeUpdate();
        }
    }

    /** How many recovery codes have not been used. */
    int recoveryCodesLeft(SecondFactor factor) {
        return ((Number) entities.createNativeQuery(
                                "SELECT count(*) FROM recovery_code WHERE second_factor_id = :id AND used_at IS NULL")
                        .setParameter("id", factor.id())
                        .getSingleResult())
                .intValue();
    }
}

package org.menkyo.activation.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.productkey.IssuedProductKey;

/** Finds and keeps activated KMS hosts and their certificates. */
@ApplicationScoped
public class KmsHostRepository {

    private final EntityManager entityManager;

    @Inject
    public KmsHostRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Keeps a host; its id is known afterwards. */
    void add(ActivatedHost host) {
        entityManager.persist(host);
    }

    /** Keeps a certificate. */
    void add(IssuedCertificate certificate) {
        entityManager.persist(certificate);
    }

    /** The hosts of a key in the order of their first activation. */
    public List<ActivatedHost> hosts(IssuedProductKey key) {
        return entityManager
                .createQuery(
                        "select h from ActivatedHost h where h.productKey = :key order by h.id", ActivatedHost.class)
                .setParameter("key", key)
                .getResultList();
    }

    /** The certificates of a key's hosts, the latest first. */
    List<IssuedCertificate> certificates(IssuedProductKey key) {
        return entityManager
                .createQuery(
                        "select c from IssuedCertificate c join fetch c.host where c.host.productKey = :key"
                                + " order by c.serial desc",
                        IssuedCertificate.class)
                .setParameter("key", key)
                .getResultList();
    }

    /**
     * Lets all hosts of an exchanged key count for the key that took its place.
     *
     * @return how many
     */
    public int moveHosts(IssuedProductKey from, IssuedProductKey to) {
        return entityManager
                .createQuery("update ActivatedHost h set h.productKey = :to where h.productKey = :from")
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    /**
     * Revokes all hosts of an exchanged key, and so their certificates.
     *
     * @return how many
     */
    public int revokeHosts(IssuedProductKey key, Instant now) {
        return entityManager
                .createQuery(
                        "update ActivatedHost h set h.revokedAt = :now where h.productKey = :key and h.revokedAt is null")
                .setParameter("key", key)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Lets each host of a key be activated so much more often. */
    public void extendHosts(IssuedProductKey key, int activations) {
        entityManager
                .createQuery("update ActivatedHost h set h.permittedActivations = h.permittedActivations + :more"
                        + " where h.productKey = :key")
                .setParameter("key", key)
                .setParameter("more", activations)
                .executeUpdate();
    }

    /** The certificate of that serial. */
    public Optional<IssuedCertificate> findCertificate(long serial) {
        return Optional.ofNullable(entityManager.find(IssuedCertificate.class, serial));
    }

    /** A serial that no other certificate has. */
    long nextSerial() {
        return (Long) entityManager
                .createNativeQuery("SELECT nextval('host_certificate_serial')", Long.class)
                .getSingleResult();
    }
}

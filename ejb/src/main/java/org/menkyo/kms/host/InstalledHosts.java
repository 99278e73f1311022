package org.menkyo.kms.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.shared.paging.PageRequest;

/** Finds and keeps the KMS hosts of this installation. */
@ApplicationScoped
public class InstalledHosts {

    private final EntityManager entities;

    @Inject
    public InstalledHosts(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps a new host, the place that its ledger begins behind, and the place from which that is projected. */
    public void add(InstalledHost host) {
        entities.persist(host);
        entities.flush();
        entities.createNativeQuery(
                        "INSERT INTO kms_ledger_number (host_id, number, answered_at) VALUES (:host, 0, :installed)")
                .setParameter("host", host.id())
                .setParameter("installed", host.installedAt())
                .executeUpdate();
        entities.createNativeQuery(
                        "INSERT INTO kms_projection (host_id, number, projected_at) VALUES (:host, 0, :installed)")
                .setParameter("host", host.id())
                .setParameter("installed", host.installedAt())
                .executeUpdate();
    }

    /** The host of that name, locked until the end of the transaction. */
    Optional<InstalledHost> lock(String name) {
        return entities.createQuery("select h from InstalledHost h where h.name = :name", InstalledHost.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The host of that id, locked until the end of the transaction. */
    Optional<InstalledHost> lock(UUID publicId) {
        return entities.createQuery("select h from InstalledHost h where h.publicId = :id", InstalledHost.class)
                .setParameter("id", publicId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The hosts that are activated or wait for it: not those that were given up or never had a key. */
    public List<InstalledHost> inUse() {
        return entities.createQuery(
                        "select h from InstalledHost h where h.certificate is not null"
                                + " or exists (select a from PhoneApplication a where a.hostId = h.id) order by h.id",
                        InstalledHost.class)
                .getResultList();
    }

    /** The activated hosts, locked until the end of the transaction. */
    List<InstalledHost> lockActivated() {
        return entities.createQuery(
                        "select h from InstalledHost h where h.certificate is not null order by h.id",
                        InstalledHost.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    public Optional<InstalledHost> find(UUID publicId) {
        return entities.createQuery("select h from InstalledHost h where h.publicId = :id", InstalledHost.class)
                .setParameter("id", publicId)
                .getResultStream()
                .findFirst();
    }

    /** What the host waits for by phone. */
    public Optional<PhoneApplication> findApplication(InstalledHost host) {
        return Optional.ofNullable(entities.find(PhoneApplication.class, host.id()));
    }

    public void add(PhoneApplication application) {
        entities.persist(application);
    }

    void remove(PhoneApplication application) {
        entities.remove(application);
        entities.flush();
    }

    /** The host that answers on the port. */
    public Optional<InstalledHost> serving() {
        return entities.createQuery("select h from InstalledHost h where h.serving", InstalledHost.class)
                .getResultStream()
                .findFirst();
    }

    /** The hosts in the order of their installation, with one more than the page holds. */
    public List<InstalledHost> list(PageRequest page) {
        return entities.createQuery(
                        "select h from InstalledHost h where h.id > :after order by h.id", InstalledHost.class)
                .setParameter("after", page.afterNumber())
                .setMaxResults(page.size() + 1)
                .getResultList();
    }

    /** Makes a host the one that answers, in place of the one that did. */
    void serve(InstalledHost host) {
        serving().filter(other -> !other.id().equals(host.id())).ifPresent(other -> {
            other.rest();
            entities.flush();
        });
        host.serve();
    }
}

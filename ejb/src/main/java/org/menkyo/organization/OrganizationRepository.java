package org.menkyo.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Finds and keeps organizations and distributors. */
@ApplicationScoped
public class OrganizationRepository {

    private final EntityManager entityManager;

    /** For the container's proxy. */
    protected OrganizationRepository() {
        this(null);
    }

    @Inject
    public OrganizationRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The organization of an identifier. */
    public Optional<Organization> find(String identifier) {
        return entityManager
                .createQuery("select o from Organization o where o.identifier = :identifier", Organization.class)
                .setParameter("identifier", identifier)
                .getResultStream()
                .findFirst();
    }

    /**
     * The organization of an identifier, made if it is new; its name and address stay as they were first recorded
     * (LC-110). Two orders that name the same new organization at once get the same one.
     */
    public Organization findOrCreate(String identifier, String name, Address address, Instant now) {
        return find(identifier).orElseGet(() -> {
            entityManager
                    .createNativeQuery("""
                            INSERT INTO organization
                              (identifier, name, street, city, region, postal_code, country, created_at)
                            VALUES (:identifier, :name, :street, :city, nullif(:region, ''), nullif(:postalCode, ''), :country, :createdAt)
                            ON CONFLICT (identifier) DO NOTHING
                            """)
                    .setParameter("identifier", identifier)
                    .setParameter("name", name)
                    .setParameter("street", address.street())
                    .setParameter("city", address.city())
                    .setParameter("region", Objects.requireNonNullElse(address.region(), ""))
                    .setParameter("postalCode", Objects.requireNonNullElse(address.postalCode(), ""))
                    .setParameter("country", address.country())
                    .setParameter("createdAt", now)
                    .executeUpdate();
            return find(identifier).orElseThrow();
        });
    }

    /** The distributor of an internal id. */
    public Distributor distributor(long id) {
        return entityManager.find(Distributor.class, id);
    }

    /** The distributor of a code, made if it is new. */
    public Distributor findOrCreateDistributor(String code, String name, Instant now) {
        entityManager
                .createNativeQuery("INSERT INTO distributor (code, name, created_at) VALUES (:code, :name, :createdAt)"
                        + " ON CONFLICT (code) DO NOTHING")
                .setParameter("code", code)
                .setParameter("name", name)
                .setParameter("createdAt", now)
                .executeUpdate();
        return entityManager
                .createQuery("select d from Distributor d where d.code = :code", Distributor.class)
                .setParameter("code", code)
                .getSingleResult();
    }
}

package org.menkyo.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.StatementList;

/** Finds and keeps organizations and distributors. */
@ApplicationScoped
public class OrganizationRepository {

    private static final String ADD = """
            INSERT INTO organization (identifier, name, street, city, region, postal_code, country, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (identifier) DO NOTHING
            """;

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
                .setParameter("identifier", TypedText.label(identifier))
                .getResultStream()
                .findFirst();
    }

    /**
     * The organization of an identifier, made if it is new; its name and address stay as they were first recorded
     * (LC-110). Two orders that name the same new organization at once get the same one.
     */
    public Organization findOrCreate(OrganizationDetails organization, Instant now) {
        return find(organization.identifier()).orElseGet(() -> {
            StatementList statements = new StatementList();
            add(statements, organization, now);
            statements.execute(entityManager);
            return find(organization.identifier()).orElseThrow();
        });
    }

    /** Keeps an organization, unless there is one of its identifier by then. */
    public void add(StatementList statements, OrganizationDetails organization, Instant now) {
        Address address = organization.address();
        statements.add(
                ADD,
                organization.identifier(),
                organization.name(),
                address.street(),
                address.city(),
                isGiven(address.region()) ? address.region() : null,
                isGiven(address.postalCode()) ? address.postalCode() : null,
                address.country(),
                now);
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isEmpty();
    }

    /** The distributor of a code in its {@linkplain TypedText#label form}, made if it is new. */
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

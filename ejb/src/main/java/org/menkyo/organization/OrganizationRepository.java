package org.menkyo.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.StatementList;

/** Finds and keeps organizations and distributors. */
@ApplicationScoped
public class OrganizationRepository {

    /** In one order, so that two that add several do not wait for each other in a circle. */
    private static final String ADD = """
            INSERT INTO organization
              (distributor_id, identifier, name, street, city, region, postal_code, country, created_at)
            SELECT ?, o.identifier, o.name, o.street, o.city, o.region, o.postal_code, o.country, ?
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS o (identifier, name, street, city, region, postal_code, country)
            ORDER BY o.identifier
            ON CONFLICT (identifier, distributor_id) DO NOTHING
            """;

    private final EntityManager entityManager;

    @Inject
    public OrganizationRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A distributor's organization of an identifier (LC-112). */
    public Optional<Organization> find(long distributorId, String identifier) {
        return entityManager
                .createQuery(
                        "select o from Organization o where o.identifier = :identifier"
                                + " and o.distributor.id = :distributor",
                        Organization.class)
                .setParameter("identifier", TypedText.label(identifier))
                .setParameter("distributor", distributorId)
                .getResultStream()
                .findFirst();
    }

    /**
     * The organizations that distributors have of an identifier, for the publisher's own people.
     *
     * @param distributorCode only that of this distributor; null for those of all
     */
    public List<Organization> findAll(String identifier, String distributorCode) {
        return entityManager
                .createQuery(
                        "select o from Organization o join fetch o.distributor where o.identifier = :identifier"
                                + " order by o.id",
                        Organization.class)
                .setParameter("identifier", TypedText.label(identifier))
                .getResultStream()
                .filter(organization -> distributorCode == null
                        || organization.distributor().code().equals(TypedText.label(distributorCode)))
                .toList();
    }

    /**
     * A distributor's organization of an identifier, made if it is new; its name and address stay as they were first
     * recorded (LC-110). Two orders of the distributor that name the same new organization at once get the same one.
     */
    public Organization findOrCreate(long distributorId, OrganizationDetails organization, Instant now) {
        return find(distributorId, organization.identifier()).orElseGet(() -> {
            StatementList statements = new StatementList();
            add(statements, distributorId, List.of(organization), now);
            statements.execute(entityManager);
            return find(distributorId, organization.identifier()).orElseThrow();
        });
    }

    /** Keeps organizations of a distributor, but for those of whose identifiers the distributor has one by then. */
    public void add(
            StatementList statements, long distributorId, List<OrganizationDetails> organizations, Instant now) {
        if (!organizations.isEmpty()) {
            statements.add(
                    ADD,
                    distributorId,
                    now,
                    StatementList.texts(organizations, OrganizationDetails::identifier),
                    StatementList.texts(organizations, OrganizationDetails::name),
                    StatementList.texts(organizations, each -> each.address().street()),
                    StatementList.texts(organizations, each -> each.address().city()),
                    StatementList.texts(
                            organizations, each -> given(each.address().region())),
                    StatementList.texts(
                            organizations, each -> given(each.address().postalCode())),
                    StatementList.texts(organizations, each -> each.address().country()));
        }
    }

    private static String given(String text) {
        return text == null || text.isEmpty() ? null : text;
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
        return findDistributor(code).orElseThrow();
    }

    /** The distributor of a code in its {@linkplain TypedText#label form}. */
    public Optional<Distributor> findDistributor(String code) {
        return entityManager
                .createQuery("select d from Distributor d where d.code = :code", Distributor.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }
}

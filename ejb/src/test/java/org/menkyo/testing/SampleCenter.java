package org.menkyo.testing;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import liquibase.exception.LiquibaseException;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.Program;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.InstallationKeys;
import org.menkyo.catalog.ProductGroups;
import org.menkyo.catalog.PublisherKeys;
import org.menkyo.entitlement.Entitlement;
import org.menkyo.organization.Address;
import org.menkyo.organization.Distributor;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.Role;
import org.menkyo.productkey.ProductKeyIssuer;
import org.menkyo.productkey.ProductKeyRepository;
import org.menkyo.productkey.ProductKeyService;
import org.menkyo.productkey.ProductKeyVault;
import org.menkyo.productkey.ProductKeys;
import org.menkyo.shared.BusinessEmail;
import org.menkyo.shared.CallOrigin;
import org.menkyo.shared.Caller;
import org.menkyo.shared.Channel;
import org.menkyo.shared.DatabaseChangelog;
import org.menkyo.shared.Language;
import org.menkyo.shared.Party;
import org.menkyo.shared.SecretBox;

/** A center with the sample catalogue on a test database: its beans over an entity manager, and licences to work with. */
public final class SampleCenter {

    /** The moment at which everything happens. */
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /** Secrets under a master key that everybody knows. */
    public static final SecretBox SECRET_BOX = new SecretBox(() -> new byte[32]);

    /** The server itself, as the caller of what no test looks at. */
    public static final Caller SYSTEM = Caller.system("test");

    private static final Address ADDRESS = new Address("1 Main Street", "Springfield", null, "12345", "US");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final PublisherKeys publisherKeys;

    private SampleCenter(PublisherKeys publisherKeys) {
        this.publisherKeys = publisherKeys;
    }

    /** Loads the sample catalogue and makes the publisher's keys. */
    public static SampleCenter on(TestDatabase database) throws SQLException, LiquibaseException {
        new DatabaseChangelog(database.owner(), "menkyo_app", true).update();
        PublisherKeys keys = database.inTransaction(entities -> {
            PublisherKeys made =
                    new PublisherKeys(new InstallationKeys(entities, SECRET_BOX, Clock.fixed(NOW, ZoneOffset.UTC)));
            made.signingKey();
            made.catalogKey();
            made.confirmationCodec();
            made.productKeyCodec();
            return made;
        });
        return new SampleCenter(keys);
    }

    /** A registered user with a confirmed business e-mail. */
    public static Caller registered(String email) {
        return new Caller(
                email,
                Party.REGISTERED_USER,
                Optional.of(UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8))),
                Optional.of(new BusinessEmail(email)),
                Optional.empty(),
                Channel.REST,
                "192.0.2.1",
                Language.EN,
                "test");
    }

    /** Somebody who did not sign in. */
    public static Caller stranger() {
        return Caller.stranger(origin());
    }

    /** An installation that activates itself. */
    public static Caller device() {
        return Caller.device(origin());
    }

    private static CallOrigin origin() {
        return new CallOrigin(Channel.REST, "192.0.2.1", Language.EN, "test");
    }

    /** The fixed clock. */
    public Clock clock() {
        return clock;
    }

    /** The publisher's keys. */
    public PublisherKeys publisherKeys() {
        return publisherKeys;
    }

    /** A licence ID of an organization, which is made if it does not exist. */
    public Agreement agreement(EntityManager entities, String licenseId, String organizationIdentifier) {
        OrganizationRepository organizations = new OrganizationRepository(entities);
        Organization organization =
                organizations.findOrCreate(organizationIdentifier, organizationIdentifier + " Inc.", ADDRESS, NOW);
        Distributor distributor = organizations.findOrCreateDistributor("DISTRIBUTOR", "Distributor", NOW);
        Agreement agreement = Agreement.of(licenseId, Program.SELECT, organization, distributor, null, NOW);
        entities.persist(agreement);
        return agreement;
    }

    /** Entitles a licence ID to a product. */
    public void entitle(EntityManager entities, Agreement agreement, String product, int quantity) {
        entities.persist(new Entitlement(agreement, product, quantity, false, NOW));
    }

    /** Gives a role on a licence ID. */
    public void grant(EntityManager entities, Agreement agreement, String email, Role role) {
        entities.flush();
        entities.createNativeQuery(
                        "INSERT INTO permission (agreement_id, email, email_key, role, way, given_by, given_at)"
                                + " VALUES (:agreement, :email, lower(:email), :role, 'SUPPORT', 'test', now())")
                .setParameter("agreement", agreement.id())
                .setParameter("email", email)
                .setParameter("role", role.name())
                .executeUpdate();
    }

    public AccessControl access(EntityManager entities) {
        return new AccessControl(new AgreementRepository(entities), new PermissionRepository(entities));
    }

    public AuditTrail audit(EntityManager entities) {
        return new AuditTrail(entities, clock);
    }

    public ProductKeyIssuer issuer(EntityManager entities) {
        return new ProductKeyIssuer(
                new AgreementRepository(entities),
                new ProductGroups(entities),
                publisherKeys,
                new ProductKeyVault(SECRET_BOX),
                new ProductKeyRepository(entities),
                audit(entities),
                clock);
    }

    public ProductKeys productKeys(EntityManager entities) {
        return new ProductKeys(
                new ProductKeyRepository(entities), new ProductKeyVault(SECRET_BOX), publisherKeys, clock);
    }

    public ProductKeyService productKeyService(EntityManager entities) {
        return new ProductKeyService(
                access(entities), new ProductKeyRepository(entities), new ProductKeyVault(SECRET_BOX), audit(entities));
    }
}

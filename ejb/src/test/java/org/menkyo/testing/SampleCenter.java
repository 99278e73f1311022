package org.menkyo.testing;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.agreement.AgreementRepository;
import org.menkyo.agreement.NewAgreement;
import org.menkyo.agreement.Program;
import org.menkyo.lockout.Lockouts;
import org.menkyo.organization.Address;
import org.menkyo.organization.Distributor;
import org.menkyo.organization.Organization;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.organization.OrganizationRepository;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Inheritance;
import org.menkyo.permission.InstallationMode;
import org.menkyo.permission.PermissionRepository;
import org.menkyo.permission.Role;
import org.menkyo.readcache.ReadCache;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.Settings;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.text.Language;

/** Licenses with chosen names and roles on them, put straight into a test database without orders or registrations. */
public final class SampleCenter {

    /** The moment at which everything happens. */
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /** Secrets under a master key that everybody knows. */
    public static final SecretBox SECRET_BOX = new SecretBox(() -> new byte[32]);

    private static final Address ADDRESS = new Address("1 Main Street", "Springfield", null, "12345", "US");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

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

    /** The fixed clock. */
    public Clock clock() {
        return clock;
    }

    /** A license ID of an organization, which is made if it does not exist. */
    public Agreement agreement(EntityManager entities, String licenseId, String organizationIdentifier) {
        OrganizationRepository organizations = new OrganizationRepository(entities);
        Distributor distributor = organizations.findOrCreateDistributor("DISTRIBUTOR", "Distributor", NOW);
        Organization organization = organizations.findOrCreate(
                distributor.id(),
                new OrganizationDetails(organizationIdentifier, organizationIdentifier + " Inc.", ADDRESS),
                NOW);
        AgreementRepository agreements = new AgreementRepository(entities);
        StatementList statements = new StatementList();
        Long id = (Long) entities.createNativeQuery("SELECT nextval('agreement_id_seq')", Long.class)
                .getSingleResult();
        agreements.add(
                statements,
                Map.of(
                        id,
                        new NewAgreement(
                                licenseId,
                                Program.SELECT,
                                organization.identifier(),
                                distributor.id(),
                                null,
                                null,
                                List.of(),
                                NOW)));
        statements.execute(entities);
        return agreements.find(licenseId).orElseThrow();
    }

    /** Gives a role on a license ID. */
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

    /** The check of permissions. */
    public AccessControl access(EntityManager entities) {
        ReadCache cache = new ReadCache(new InTransaction());
        return new AccessControl(
                new AgreementRepository(entities),
                new PermissionRepository(entities),
                new Inheritance(entities),
                new Lockouts(entities, cache, new SecurityEvents(), clock),
                new InstallationMode(new Settings()),
                cache,
                new SecurityEvents());
    }
}

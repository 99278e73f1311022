package org.menkyo.testing;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.menkyo.agreement.AgreementContact;
import org.menkyo.agreement.ContactKind;
import org.menkyo.agreement.Program;
import org.menkyo.identity.CallerDirectory;
import org.menkyo.notification.NotificationKind;
import org.menkyo.order.AgreementUploadService;
import org.menkyo.order.EndCustomer;
import org.menkyo.order.OrderLine;
import org.menkyo.order.OrderService;
import org.menkyo.order.OrderView;
import org.menkyo.order.RecordAgreement;
import org.menkyo.order.SubmitOrder;
import org.menkyo.organization.Address;
import org.menkyo.organization.Distributor;
import org.menkyo.organization.OrganizationDetails;
import org.menkyo.registration.ConfirmBusinessEmail;
import org.menkyo.registration.RegisterBusinessEmail;
import org.menkyo.registration.RegistrationService;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.call.Party;
import org.menkyo.shared.secret.MasterKeys;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.secret.SecretPlace;
import org.menkyo.shared.text.Language;

/**
 * The people and systems around the licensing service center, for database tests of its services: each call of a service
 * is a transaction of its own, on a database with the sample catalog, at a time that the test moves.
 */
public final class LicensingScenario implements BeforeAllCallback, AfterAllCallback {

    private static final Address ADDRESS = new Address("1-2-3 Chiyoda", "Tokyo", null, "100-0001", "JP");

    private final TestDatabase database = TestDatabase.withDemoData();
    private MasterKeys masterKeys;
    private final MutableClock clock = new MutableClock(Instant.parse("2026-03-02T09:00:00Z"));

    @Override
    public void beforeAll(ExtensionContext context) {
        database.beforeAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        database.afterAll(context);
    }

    public TestDatabase database() {
        return database;
    }

    public MutableClock clock() {
        return clock;
    }

    /** From now on all services work with these master keys; null for those of all tests. */
    public void workWith(MasterKeys keys) {
        masterKeys = keys;
    }

    private TestBeans beans(EntityManager entityManager) {
        TestBeans beans = new TestBeans(entityManager, clock);
        return masterKeys == null ? beans : beans.with(MasterKeys.class, masterKeys);
    }

    /** Calls a service in a transaction; an exception rolls it back. No table that grows may be read from end to end. */
    public <S, T> T call(Class<S> service, Function<S, T> work) {
        return call(service, UnaryOperator.identity(), work);
    }

    /** {@link #call} with some beans replaced. */
    public <S, T> T call(Class<S> service, UnaryOperator<TestBeans> replacement, Function<S, T> work) {
        return database.inTransaction(entityManager -> FullScans.refused(
                entityManager,
                service,
                () -> work.apply(replacement.apply(beans(entityManager)).get(service))));
    }

    /** {@link #call} with a look at the database behind it. */
    public <T> T look(Function<EntityManager, T> work) {
        return database.inTransaction(work);
    }

    public static CallOrigin origin() {
        return new CallOrigin(
                Channel.REST, "192.0.2.10", Language.EN, UUID.randomUUID().toString());
    }

    /** The demo's distributor. */
    public Caller distributor() {
        return call(CallerDirectory.class, directory -> directory.identify(origin(), "demo-distributor"));
    }

    /** The demo's support agent. */
    public Caller support() {
        return call(CallerDirectory.class, directory -> directory.identify(origin(), "demo-support"));
    }

    /** The demo's operator. */
    public Caller operator() {
        return call(CallerDirectory.class, directory -> directory.identify(origin(), "demo-operator"));
    }

    /** The demo's auditor. */
    public Caller auditor() {
        return call(CallerDirectory.class, directory -> directory.identify(origin(), "demo-auditor"));
    }

    /** Another distributor than the demo's. */
    public Caller otherDistributor() {
        long id = look(em -> {
            Distributor other = new Distributor("other-" + UUID.randomUUID(), "Other", clock.instant());
            em.persist(other);
            return other.id();
        });
        return new Caller(
                "other-distributor",
                Party.DISTRIBUTOR,
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                Channel.SOAP,
                "192.0.2.20",
                Language.EN,
                "other");
    }

    /** Somebody signed in, as the calls are made anew each time: registered or not, as it stands now. */
    public Caller person(String subject) {
        return call(CallerDirectory.class, directory -> directory.identifyPerson(origin(), "test", subject));
    }

    /** Somebody who has registered an address, whose local part is the subject. */
    public Caller registered(String email) {
        Caller person = person(email);
        if (person.email().isEmpty()) {
            call(RegistrationService.class, s -> s.register(person, new RegisterBusinessEmail(email, null)));
            String token = lastToken(email, NotificationKind.CONFIRM_BUSINESS_EMAIL);
            call(RegistrationService.class, s -> s.confirm(person, new ConfirmBusinessEmail(token)));
        }
        return person(email);
    }

    /** An order of one product for an organization. */
    public static SubmitOrder order(String number, String organization, String endCustomerEmail) {
        return new SubmitOrder(
                number,
                new OrganizationDetails(organization, "Organization " + organization, ADDRESS),
                List.of(new EndCustomer("Hanako Yamada", endCustomerEmail)),
                null,
                null,
                List.of(OrderLine.of("SVR-STD-2008", 10, false)));
    }

    /** A recorded order of one product for an organization of its own. */
    public OrderView licensed(String endCustomerEmail) {
        String number = UUID.randomUUID().toString();
        Caller distributor = distributor();
        return call(OrderService.class, s -> s.submit(distributor, order(number, "org-" + number, endCustomerEmail)));
    }

    /** As {@link #licensed}, sold by a reseller. */
    public OrderView orderOfReseller(String number, String endCustomerEmail, String resellerEmail) {
        SubmitOrder order = order(number, "org-" + number, endCustomerEmail);
        Caller distributor = distributor();
        return call(
                OrderService.class,
                s -> s.submit(
                        distributor,
                        new SubmitOrder(
                                order.orderNumber(),
                                order.organization(),
                                order.endCustomers(),
                                List.of(resellerEmail),
                                null,
                                order.lines())));
    }

    /**
     * A recorded agreement of an organization of its own, with one primary contact and no products.
     *
     * @param parent the license ID of the MASTER agreement above it, or null
     * @return its license ID
     */
    public String agreement(Program program, String parent, String primaryEmail) {
        String licenseId = "A-" + UUID.randomUUID().toString().substring(0, 18).toUpperCase(Locale.ROOT);
        Caller distributor = distributor();
        call(
                AgreementUploadService.class,
                s -> s.record(
                        distributor,
                        new RecordAgreement(
                                licenseId,
                                program,
                                order("-", "org-" + licenseId, primaryEmail).organization(),
                                parent,
                                List.of(new AgreementContact(ContactKind.PRIMARY, "Primary Contact", primaryEmail)),
                                List.of(OrderLine.of("SVR-STD-2008", 1, false)))));
        return licenseId;
    }

    /** How many mails of a kind were recorded for an address. */
    public long mails(String email, NotificationKind kind) {
        return look(em -> ((Number) em.createNativeQuery(
                                "SELECT count(*) FROM notification WHERE lower(recipient) = lower(:email) AND kind = :kind")
                        .setParameter("email", email)
                        .setParameter("kind", kind.name())
                        .getSingleResult())
                .longValue());
    }

    /** How many mails of all kinds were recorded. */
    public long mails() {
        return look(em -> ((Number) em.createNativeQuery("SELECT count(*) FROM notification")
                        .getSingleResult())
                .longValue());
    }

    /** How many audit records of an action there are on a license ID. */
    public long auditRecords(String action, String licenseId) {
        return look(em -> ((Number) em.createNativeQuery("SELECT count(*) FROM audit_record WHERE action = :action"
                                + " AND license_id IS NOT DISTINCT FROM nullif(:licenseId, '')")
                        .setParameter("action", action)
                        .setParameter("licenseId", licenseId == null ? "" : licenseId)
                        .getSingleResult())
                .longValue());
    }

    /** The token of the newest mail of a kind to an address. */
    public String lastToken(String email, NotificationKind kind) {
        return database.inTransaction(em -> {
            Object[] row = (Object[]) em.createNativeQuery(
                            "SELECT sealed_token, identity FROM notification WHERE lower(recipient) = lower(:email)"
                                    + " AND kind = :kind ORDER BY id DESC LIMIT 1",
                            Object[].class)
                    .setParameter("email", email)
                    .setParameter("kind", kind.name())
                    .getSingleResult();
            SecretPlace place = new SecretPlace("notification-token", "notification", row[1]);
            return new String(beans(em).get(SecretBox.class).open(place, (byte[]) row[0]), StandardCharsets.UTF_8);
        });
    }
}

package org.menkyo.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.BusinessEmail;
import org.menkyo.shared.text.Language;

/** Finds and keeps accounts and persons. */
@ApplicationScoped
public class UserRepository {

    /** How exact the last sign-in is kept: each call counts as one, but not each is written (LC-205). */
    private static final Duration SIGN_IN_PRECISION = Duration.ofMinutes(5);

    private final EntityManager entityManager;

    @Inject
    public UserRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** The account of a name, however it was typed. */
    public Optional<Account> findAccount(String name) {
        return entityManager
                .createQuery("select a from Account a where a.name = :name", Account.class)
                .setParameter("name", TypedText.accountName(name))
                .getResultStream()
                .findFirst();
    }

    /** The account of a name, locked until the transaction ends. */
    public Optional<Account> findAccountLocked(String name) {
        return entityManager
                .createQuery("select a from Account a where a.name = :name", Account.class)
                .setParameter("name", TypedText.accountName(name))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The account of an internal id, locked until the transaction ends. */
    public Optional<Account> findAccountLocked(long id) {
        return Optional.ofNullable(entityManager.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The account of the built-in provider that a person signs in with; empty if the person signs in elsewhere. */
    public Optional<Account> findAccountOf(UUID userId) {
        return accountName(userId).flatMap(this::findAccount);
    }

    /** As {@link #findAccountOf}, locked until the transaction ends. */
    public Optional<Account> findAccountLockedOf(UUID userId) {
        return accountName(userId).flatMap(this::findAccountLocked);
    }

    private Optional<String> accountName(UUID userId) {
        return Optional.ofNullable(get(userId))
                .filter(person -> person.issuer().equals(CallerDirectory.BUILT_IN_ISSUER))
                .map(AppUser::subject);
    }

    /** The person of an identity; empty if nobody has signed in with it yet. */
    public Optional<AppUser> findPerson(String issuer, String subject) {
        return find(issuer, subject);
    }

    /** The person behind a person's account of the built-in provider; empty if nobody has signed in with it yet. */
    public Optional<AppUser> findPersonOf(Account account) {
        return find(CallerDirectory.BUILT_IN_ISSUER, account.name());
    }

    /** Whether there is an operator's account that can be signed in with at a moment. */
    public boolean hasUsableOperator(Instant now) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM account WHERE party = 'OPERATOR' AND enabled AND expires_at > :now"
                                + " AND (password_ends_at IS NULL OR password_ends_at > :now))",
                        Boolean.class)
                .setParameter("now", now)
                .getSingleResult();
    }

    /**
     * Whether there is an operator's account that can be used at a moment, and whose password its owner has chosen, so that it
     * does not end by itself.
     *
     * @param other a name that does not count
     */
    public boolean hasLastingOperator(String other, Instant now, Instant later) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM account WHERE party = 'OPERATOR' AND enabled AND password_ends_at IS NULL"
                                + " AND expires_at > :now AND expires_at >= :later AND name <> :other)",
                        Boolean.class)
                .setParameter("now", now)
                .setParameter("later", later)
                .setParameter("other", other)
                .getSingleResult();
    }

    /** Forgets former passwords that serve no more; returns how many. */
    public int forgetFormerPasswords(Instant now, int limit) {
        return entityManager
                .createNativeQuery("UPDATE account SET former_password_hash = NULL, former_password_ends_at = NULL"
                        + " WHERE id IN (SELECT id FROM account WHERE former_password_hash IS NOT NULL"
                        + " AND former_password_ends_at <= :now LIMIT :limit FOR UPDATE SKIP LOCKED)")
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** Keeps a new account. */
    public void add(Account account) {
        entityManager.persist(account);
        entityManager.flush();
    }

    /** The person of an internal id. */
    public AppUser get(UUID id) {
        return entityManager.find(AppUser.class, id);
    }

    /** The person of an internal id, locked until the transaction ends. */
    public AppUser getLocked(UUID id) {
        return entityManager.find(AppUser.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The person who has confirmed an address. */
    public Optional<AppUser> findByBusinessEmail(BusinessEmail email) {
        return findByEmailKey(email.key());
    }

    /** The person who has confirmed an address, which is given as comparison key. */
    public Optional<AppUser> findByEmailKey(String emailKey) {
        return entityManager
                .createQuery("select u from AppUser u where u.businessEmailKey = :email", AppUser.class)
                .setParameter("email", emailKey)
                .getResultStream()
                .findFirst();
    }

    /**
     * The person whose address it is, for what is done on its behalf: who has confirmed it and given it up neither for another
     * nor to another person, also if the registration has lapsed meanwhile, which the address's systems do not (LC-205, LC-210).
     */
    public Optional<AppUser> findHolder(BusinessEmail email) {
        return findByBusinessEmail(email).or(() -> findLapsed(email));
    }

    private Optional<AppUser> findLapsed(BusinessEmail email) {
        return entityManager
                .createQuery("select u from AppUser u where lower(u.lapsedEmail) = :email", AppUser.class)
                .setParameter("email", email.key())
                .getResultStream()
                .findFirst();
    }

    /** Takes the claim to an address from whoever has let it lapse, since another person has confirmed it. */
    public void endLapsed(BusinessEmail email) {
        findLapsed(email).ifPresent(AppUser::giveUpLapsedEmail);
    }

    /** Those of the addresses, given as comparison keys, that are somebody's, see {@link #findHolder}. */
    public Set<String> held(Collection<String> emailKeys) {
        return Set.copyOf(entityManager
                .createQuery(
                        "select coalesce(u.businessEmailKey, lower(u.lapsedEmail)) from AppUser u"
                                + " where u.businessEmailKey in :emails or lower(u.lapsedEmail) in :emails",
                        String.class)
                .setParameter("emails", emailKeys)
                .getResultList());
    }

    /** Whether somebody must confirm an address again after a year without a sign-in (LC-205). */
    public boolean hasLapsed(BusinessEmail email) {
        return (Boolean) entityManager
                .createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM app_user WHERE lower(lapsed_email) = :email)", Boolean.class)
                .setParameter("email", email.key())
                .getSingleResult();
    }

    /** The persons who have confirmed addresses, which are given as comparison keys. */
    public List<AppUser> findByBusinessEmails(Collection<String> emailKeys) {
        return entityManager
                .createQuery("select u from AppUser u where u.businessEmailKey in :emails", AppUser.class)
                .setParameter("emails", emailKeys)
                .getResultList();
    }

    /** Lets only one transaction at a time bind an address to an identity (LC-202). */
    public void lockBusinessEmail(BusinessEmail email) {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:email, 1))")
                .setParameter("email", email.key())
                .getSingleResult();
    }

    /** Claims registered persons who signed in last before a moment, at most so many; see {@link SignInPolicy}. */
    public List<AppUser> claimAbsent(Instant before, int limit) {
        @SuppressWarnings("unchecked")
        List<AppUser> absent = entityManager
                .createNativeQuery(
                        "SELECT * FROM app_user WHERE business_email IS NOT NULL AND last_sign_in_at < :before"
                                + " ORDER BY last_sign_in_at LIMIT :limit FOR UPDATE SKIP LOCKED",
                        AppUser.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
        return absent;
    }

    /**
     * The person of an identity, made at the first call; the call counts as a sign-in. After more than a year without one it
     * is that of somebody who must confirm the business e-mail again, whether or not a job has come to see to it before
     * (LC-201, LC-205).
     */
    public AppUser signIn(String issuer, String subject, Language language, Instant now) {
        Instant refresh = now.minus(SIGN_IN_PRECISION);
        Optional<AppUser> known = find(issuer, subject);
        // The statement below would lock a row that it leaves alone, and so make a read wait for the disk.
        if (isRecent(known.flatMap(AppUser::lastSignInAt), now)) {
            return known.get();
        }
        entityManager
                .createNativeQuery("""
                    INSERT INTO app_user (id, issuer, subject, language, last_sign_in_at, created_at, version)
                    VALUES (:id, :issuer, :subject, :language, :now, :now, 0)
                    ON CONFLICT (issuer, subject) DO UPDATE SET
                        last_sign_in_at = excluded.last_sign_in_at,
                        lapsed_email = CASE WHEN app_user.last_sign_in_at < :lapse
                          THEN app_user.business_email ELSE app_user.lapsed_email END,
                        business_email = CASE WHEN app_user.last_sign_in_at < :lapse
                          THEN NULL ELSE app_user.business_email END,
                        business_email_key = CASE WHEN app_user.last_sign_in_at < :lapse
                          THEN NULL ELSE app_user.business_email_key END,
                        confirmed_at = CASE WHEN app_user.last_sign_in_at < :lapse
                          THEN NULL ELSE app_user.confirmed_at END
                      WHERE app_user.last_sign_in_at IS NULL OR app_user.last_sign_in_at < :refresh
                    """)
                .setParameter("lapse", SignInPolicy.lapsedBefore(now))
                .setParameter("id", UUID.randomUUID())
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .setParameter("language", language.name())
                .setParameter("now", now)
                .setParameter("refresh", refresh)
                .executeUpdate();
        known.ifPresent(entityManager::refresh);
        return known.or(() -> find(issuer, subject)).orElseThrow();
    }

    /** Whether a sign-in that is kept need not be written again (LC-205). */
    static boolean isRecent(Optional<Instant> signIn, Instant now) {
        return signIn.filter(last -> !last.isBefore(now.minus(SIGN_IN_PRECISION)))
                .isPresent();
    }

    private Optional<AppUser> find(String issuer, String subject) {
        return entityManager
                .createQuery("select u from AppUser u where u.issuer = :issuer and u.subject = :subject", AppUser.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** Writes what was changed, so that a violated constraint shows now and not at the commit. */
    public void flush() {
        entityManager.flush();
    }
}

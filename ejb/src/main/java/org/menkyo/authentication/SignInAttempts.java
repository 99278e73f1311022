package org.menkyo.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.IdentityProvider;
import org.menkyo.quota.Quota;
import org.menkyo.quota.Quotas;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.secret.SecretBox;
import org.menkyo.shared.text.StorableText;

/**
 * What the database knows of sign-ins by name and password: what is verified against, how many were wrong, and from where they
 * were right (LC-212). Wrong ones count for name and network together, and for the network over all names. Nothing counts for
 * a name alone, so nobody can lock an account from elsewhere. The count for the network does not hold for names that have
 * signed in from there before.
 */
@ApplicationScoped
public class SignInAttempts {

    private static final String PURPOSE = "sign-in-source";
    private static final int MAX_NAME = 100;
    private static final Duration PERIOD = Duration.ofMinutes(30);

    private final EntityManager entityManager;
    private final Quotas quotas;
    private final IdentityProvider provider;
    private final SecretBox secrets;
    private final Clock clock;
    private final Quota ofNameAndSource;
    private final Quota ofSource;
    private final int knownDays;

    @Inject
    public SignInAttempts(
            EntityManager entityManager,
            Quotas quotas,
            IdentityProvider provider,
            SecretBox secrets,
            Settings settings,
            Clock clock) {
        this.entityManager = entityManager;
        this.quotas = quotas;
        this.provider = provider;
        this.secrets = secrets;
        this.clock = clock;
        this.ofNameAndSource = new Quota(
                "sign-in of name and source",
                settings.get(SettingsRegister.SIGN_IN_FAILURES_PER_NAME_AND_SOURCE),
                PERIOD);
        this.ofSource =
                new Quota("sign-in of source", settings.get(SettingsRegister.SIGN_IN_FAILURES_PER_SOURCE), PERIOD);
        this.knownDays =
                Math.toIntExact(settings.get(SettingsRegister.SIGN_IN_KNOWN).toDays());
    }

    /**
     * What is known before a password is looked at.
     *
     * @param account the internal id; empty where there is no such name
     * @param hash whose salt a password is verified with
     * @param hashes of the passwords that would sign in, all with that salt
     * @param signInsEndedAt when all sign-ins of the account were ended last
     * @param lastFromHere when the account signed in from the network within the time for which that is known
     * @param hasSignedInElsewhere whether it did from another network
     * @param pause how long no password is looked at; empty if it is
     */
    public record Standing(
            Optional<Long> account,
            Optional<String> hash,
            List<String> hashes,
            Optional<Instant> signInsEndedAt,
            Optional<Instant> lastFromHere,
            boolean hasSignedInElsewhere,
            Optional<Duration> pause) {

        /** Whether any password would sign in. */
        boolean isUsable() {
            return !hashes.isEmpty();
        }

        /** Whether the account has signed in from the network before. */
        boolean isKnownSource() {
            return lastFromHere.isPresent();
        }
    }

    /** How a name stands from a network. Does the same statements whatever exists. */
    @Transactional
    public Standing standing(String name, String network) {
        Instant now = clock.instant();
        List<?> rows = entityManager
                .createNativeQuery("""
                        SELECT a.id, a.password_hash, a.party, a.enabled AND (a.expires_at IS NULL OR a.expires_at > :now),
                          a.password_ends_at IS NULL OR a.password_ends_at > :now,
                          CASE WHEN a.former_password_ends_at > :now THEN a.former_password_hash END, a.sign_ins_ended_at,
                          (SELECT s.last_sign_in_at FROM sign_in_source s WHERE s.account_id = a.id
                            AND s.network_hash = :network AND s.last_sign_in_at > :since),
                          EXISTS (SELECT 1 FROM sign_in_source s WHERE s.account_id = a.id
                            AND s.network_hash <> :network AND s.last_sign_in_at > :since)
                        FROM account a WHERE a.name = :name
                        """, Object[].class)
                .setParameter("now", now)
                .setParameter("since", now.minus(knownDays, ChronoUnit.DAYS))
                .setParameter("network", hash(network))
                .setParameter("name", name.length() <= MAX_NAME && StorableText.isStorable(name) ? name : "")
                .getResultList();
        Optional<Duration> ofName = quotas.look(ofNameAndSource, subject(name, network));
        Optional<Duration> ofAll = quotas.look(ofSource, network);
        if (rows.isEmpty()) {
            return new Standing(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    longest(ofName, ofAll));
        }
        Object[] row = (Object[]) rows.get(0);
        Optional<Instant> here = Optional.ofNullable((Instant) row[7]);
        return new Standing(
                Optional.of(((Number) row[0]).longValue()),
                Optional.of((String) row[1]),
                (Boolean) row[3] && isSignedInHere(AccountParty.valueOf((String) row[2])) ? hashes(row) : List.of(),
                Optional.ofNullable((Instant) row[6]),
                here,
                (Boolean) row[8],
                here.isPresent() ? ofName : longest(ofName, ofAll));
    }

    private static List<String> hashes(Object... row) {
        return Stream.of((Boolean) row[4] ? row[1] : null, row[5])
                .filter(Objects::nonNull)
                .map(String.class::cast)
                .toList();
    }

    private boolean isSignedInHere(AccountParty party) {
        return party != AccountParty.PERSON || provider.issuer().isEmpty();
    }

    private static Optional<Duration> longest(Optional<Duration> one, Optional<Duration> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Duration::compareTo);
    }

    /** Counts a wrong password. Does the same statements whatever exists. */
    @Transactional
    public void wasWrong(String name, String network) {
        quotas.charge(ofNameAndSource, subject(name, network));
        quotas.charge(ofSource, network);
    }

    /** Notes that an account has signed in from a network. */
    @Transactional
    public void wasRight(long account, String network) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO sign_in_source (account_id, network_hash, last_sign_in_at)
                        VALUES (:account, :network, :now)
                        ON CONFLICT (account_id, network_hash) DO UPDATE SET last_sign_in_at = excluded.last_sign_in_at
                        """)
                .setParameter("account", account)
                .setParameter("network", hash(network))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Forgets networks from which nobody signed in for long; at most so many. */
    @Transactional
    public int forgetSources(int most) {
        return entityManager
                .createNativeQuery("""
                        DELETE FROM sign_in_source WHERE (account_id, network_hash) IN (
                          SELECT account_id, network_hash FROM sign_in_source WHERE last_sign_in_at <= :before
                          ORDER BY last_sign_in_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        """)
                .setParameter("before", clock.instant().minus(knownDays, ChronoUnit.DAYS))
                .setParameter("most", most)
                .executeUpdate();
    }

    private static String subject(String name, String network) {
        return network + '\n' + name;
    }

    private byte[] hash(String network) {
        return secrets.keyedHash(PURPOSE, network.getBytes(StandardCharsets.UTF_8));
    }
}

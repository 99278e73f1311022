package org.menkyo.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.identity.Account;
import org.menkyo.identity.AccountParty;
import org.menkyo.identity.UserRepository;
import org.menkyo.securityevent.SecurityEventKind;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.call.CallOrigin;
import org.menkyo.shared.call.Channel;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.secret.PasswordHash;
import org.menkyo.shared.text.Language;
import org.menkyo.testing.MutableClock;
import org.menkyo.testing.TestBeans;
import org.menkyo.testing.TestDatabase;

/** Guessing is slowed and tells nothing, and locks nobody out (LC-212); in a real database, which is where it is counted. */
class GuessingTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String RIGHT = "right horse battery";
    private static final String WRONG = "wrong horse battery";
    private static final int PER_NAME = 10;
    private static final int PER_SOURCE = 200;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-29T09:00:00Z"));
    private final SecurityEvents events = new SecurityEvents();
    private final Node first = new Node();
    private final String here = address();
    private final String elsewhere = address();
    private final String owner = account();

    /** What came of a sign-in. */
    private enum Answer {
        SIGNED_IN,
        REFUSED,
        SLOWED
    }

    /** A server: what it has in its memory. */
    private final class Node {
        private final RememberedPasswords remembered = new RememberedPasswords(clock);
        private final List<Boolean> verified = new ArrayList<>();
        private final VerificationLanes lanes = new VerificationLanes() {
            @Override
            boolean verify(String network, boolean isKnown, BooleanSupplier verification) {
                verified.add(isKnown);
                return super.verify(network, isKnown, verification);
            }
        };
        private Duration wait;

        Answer signIn(String name, String password, String from) {
            CallOrigin origin = new CallOrigin(Channel.REST, from, Language.EN, "c-1");
            try {
                boolean right = DATABASE.inTransaction(entities -> new TestBeans(entities, clock)
                        .with(RememberedPasswords.class, remembered)
                        .with(VerificationLanes.class, lanes)
                        .with(SecurityEvents.class, events)
                        .get(StoredPasswords.class)
                        .match(origin, name, password.toCharArray()));
                return right ? Answer.SIGNED_IN : Answer.REFUSED;
            } catch (UnavailableException slowed) {
                assertThat(slowed.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
                wait = slowed.retryAfter();
                return Answer.SLOWED;
            }
        }
    }

    private static String address() {
        return "source-" + UUID.randomUUID();
    }

    private static String name() {
        return "name-" + UUID.randomUUID();
    }

    private static final String HASH = PasswordHash.of(RIGHT, new byte[16]);

    private String account() {
        return account(true, clock.instant().plus(500, ChronoUnit.DAYS));
    }

    private static String account(boolean enabled, Instant until) {
        String name = name();
        DATABASE.inTransaction(entities -> {
            new UserRepository(entities)
                    .add(Account.technical(name, HASH, AccountParty.AUDITOR, null, until, "test", Instant.EPOCH));
            return entities.createNativeQuery("UPDATE account SET enabled = :enabled WHERE name = :name")
                    .setParameter("enabled", enabled)
                    .setParameter("name", name)
                    .executeUpdate();
        });
        return name;
    }

    private void guess(int times, String name, String from) {
        for (int i = 0; i < times; i++) {
            assertThat(first.signIn(name, WRONG, from)).as("guess %d", i + 1).isEqualTo(Answer.REFUSED);
        }
    }

    @Test
    @Tag("LC-212")
    void whateverIsWrongTakesTheSameWorkAndGetsTheSameAnswer() {
        List<String[]> wrongs = List.of(
                new String[] {owner, WRONG},
                new String[] {name(), RIGHT},
                new String[] {account(false, clock.instant().plus(500, ChronoUnit.DAYS)), RIGHT},
                new String[] {account(true, clock.instant().minusSeconds(1)), RIGHT},
                new String[] {owner, RIGHT + "x".repeat(100)},
                new String[] {owner, "x".repeat(100_000)},
                new String[] {owner, ""},
                new String[] {"no name of an account \u0000", RIGHT},
                new String[] {"x".repeat(10_000), RIGHT});

        for (String[] wrong : wrongs) {
            assertThat(DATABASE.statements(() -> assertThat(first.signIn(wrong[0], wrong[1], address()))
                            .isEqualTo(Answer.REFUSED)))
                    .as("statements for %.40s", wrong[0])
                    .isEqualTo(5);
        }
        assertThat(first.verified).as("verifications").hasSize(wrongs.size()).doesNotContain(true);
        assertThat(HASH).startsWith("$2y$10$");
        assertThat(PasswordHash.OF_NOTHING).startsWith("$2y$10$").hasSameSizeAs(HASH);
        assertThat(PasswordHash.matches(PasswordHash.OF_NOTHING, RIGHT.toCharArray()))
                .isFalse();
    }

    @Test
    @Tag("LC-212")
    void nobodyLocksAnAccountFromElsewhere() {
        guess(PER_NAME, owner, elsewhere);

        assertThat(first.signIn(owner, WRONG, elsewhere)).isEqualTo(Answer.SLOWED);
        assertThat(first.signIn(owner, RIGHT, elsewhere)).isEqualTo(Answer.SLOWED);
        assertThat(first.wait).isEqualTo(Duration.ofMinutes(3));
        assertThat(first.signIn(owner, RIGHT, here)).isEqualTo(Answer.SIGNED_IN);
        clock.move(Duration.ofMinutes(3));
        assertThat(first.signIn(owner, WRONG, elsewhere)).isEqualTo(Answer.REFUSED);
        assertThat(first.signIn(owner, WRONG, elsewhere)).isEqualTo(Answer.SLOWED);
    }

    @Test
    @Tag("LC-212")
    void namesThatExistAndOthersAreSlowedAlike() {
        String invented = name();
        String disabled = account(false, clock.instant().plus(500, ChronoUnit.DAYS));
        for (String each : List.of(owner, invented, disabled)) {
            guess(PER_NAME, each, elsewhere);
            assertThat(first.signIn(each, WRONG, elsewhere)).isEqualTo(Answer.SLOWED);
            assertThat(first.wait).isEqualTo(Duration.ofMinutes(3));
        }
    }

    @Test
    @Tag("LC-212")
    void aNetworkIsSlowedOverAllNamesAndWhoSignedInFromThereBeforeGoesOn() {
        assertThat(first.signIn(owner, RIGHT, here)).isEqualTo(Answer.SIGNED_IN);
        String other = account();
        for (int i = 0; i < PER_SOURCE; i++) {
            assertThat(first.signIn(name(), WRONG, here)).isEqualTo(Answer.REFUSED);
        }

        assertThat(first.signIn(name(), WRONG, here)).isEqualTo(Answer.SLOWED);
        assertThat(first.signIn(other, RIGHT, here)).isEqualTo(Answer.SLOWED);
        assertThat(new Node().signIn(owner, RIGHT, here)).isEqualTo(Answer.SIGNED_IN);
        assertThat(first.signIn(other, RIGHT, elsewhere)).isEqualTo(Answer.SIGNED_IN);
        clock.move(Duration.ofDays(91));
        for (int i = 0; i < PER_SOURCE; i++) {
            assertThat(first.signIn(name(), WRONG, here)).isEqualTo(Answer.REFUSED);
        }
        assertThat(first.signIn(owner, RIGHT, here)).as("after 91 days").isEqualTo(Answer.SLOWED);
    }

    @Test
    @Tag("LC-212")
    void askingSideBySideGetsNoMoreThanAskingOneAfterTheOther() {
        guess(PER_NAME, owner, here);
        clock.move(Duration.ofMinutes(3));
        int together = 4;

        DATABASE.transact(entities -> {
            SignInAttempts attempts = new TestBeans(entities, clock).get(SignInAttempts.class);
            for (int i = 0; i < together; i++) {
                assertThat(attempts.standing(owner, here).pause()).isEmpty();
            }
            for (int i = 0; i < together; i++) {
                attempts.wasWrong(owner, here);
            }
        });

        clock.move(Duration.ofMinutes(3L * together - 1));
        assertThat(first.signIn(owner, WRONG, here)).isEqualTo(Answer.SLOWED);
        assertThat(first.wait).isEqualTo(Duration.ofMinutes(1));
        clock.move(Duration.ofMinutes(1));
        assertThat(first.signIn(owner, WRONG, here)).isEqualTo(Answer.REFUSED);
    }

    @Test
    @Tag("LC-212")
    void serversCountTogether() {
        guess(PER_NAME / 2, owner, here);
        Node second = new Node();
        for (int i = 0; i < PER_NAME - PER_NAME / 2; i++) {
            assertThat(second.signIn(owner, WRONG, here)).isEqualTo(Answer.REFUSED);
        }

        assertThat(first.signIn(owner, WRONG, here)).isEqualTo(Answer.SLOWED);
        assertThat(second.signIn(owner, WRONG, here)).isEqualTo(Answer.SLOWED);
    }

    @Test
    @Tag("LC-212")
    void addressesOfOneIpv6NetworkAreOneSource() {
        String network = "2001:db8:" + Integer.toHexString(owner.hashCode() & 0xffff) + ":1:";
        for (int i = 0; i < PER_NAME; i++) {
            assertThat(first.signIn(owner, WRONG, network + ":" + (i + 1))).isEqualTo(Answer.REFUSED);
        }

        assertThat(first.signIn(owner, WRONG, network + ":ffff")).isEqualTo(Answer.SLOWED);
    }

    @Test
    void aPasswordThatWasRightIsNotVerifiedAgainUntilItChanges() {
        assertThat(first.signIn(owner, RIGHT, here)).isEqualTo(Answer.SIGNED_IN);
        guess(PER_NAME, owner, here);
        first.verified.clear();

        assertThat(first.signIn(owner, RIGHT, here))
                .as("although others guess from the same network")
                .isEqualTo(Answer.SIGNED_IN);
        assertThat(first.signIn(owner, RIGHT, elsewhere)).isEqualTo(Answer.SIGNED_IN);
        assertThat(first.verified).isEmpty();

        set("password_hash", PasswordHash.OF_NOTHING);
        assertThat(first.signIn(owner, RIGHT, elsewhere)).isEqualTo(Answer.REFUSED);
        set("password_hash", HASH);
        set("enabled", false);
        assertThat(first.signIn(owner, RIGHT, elsewhere)).isEqualTo(Answer.REFUSED);
        set("enabled", true);
        first.verified.clear();
        clock.move(RememberedPasswords.AGE);
        assertThat(first.signIn(owner, RIGHT, elsewhere)).isEqualTo(Answer.SIGNED_IN);
        assertThat(first.verified).hasSize(1);
    }

    @Test
    @Tag("LC-209")
    void whatWasRightIsVerifiedAgainAfterSignInsWereEnded() {
        first.signIn(owner, RIGHT, here);
        first.verified.clear();

        set("sign_ins_ended_at", clock.instant());

        assertThat(first.signIn(owner, RIGHT, here)).isEqualTo(Answer.SIGNED_IN);
        assertThat(first.signIn(owner, RIGHT, here)).isEqualTo(Answer.SIGNED_IN);
        assertThat(first.verified).hasSize(1);
    }

    @Test
    @Tag("LC-209")
    @Tag("LC-212")
    void aFormerPasswordServesUntilItsEndAndCostsNoMoreWork() {
        String other = "another horse battery";
        makeFormer(clock.instant().plus(Duration.ofMinutes(5)), PasswordHash.beside(HASH, other));

        assertThat(first.signIn(owner, RIGHT, here)).isEqualTo(Answer.SIGNED_IN);
        assertThat(first.signIn(owner, other, here)).isEqualTo(Answer.SIGNED_IN);
        assertThat(DATABASE.statements(
                        () -> assertThat(first.signIn(owner, WRONG, here)).isEqualTo(Answer.REFUSED)))
                .isEqualTo(5);

        clock.move(Duration.ofMinutes(5));
        assertThat(first.signIn(owner, RIGHT, here))
                .as("although it is remembered")
                .isEqualTo(Answer.REFUSED);
        assertThat(new Node().signIn(owner, RIGHT, here)).isEqualTo(Answer.REFUSED);
        assertThat(first.signIn(owner, other, here)).isEqualTo(Answer.SIGNED_IN);
        assertThat(new Node().signIn(owner, other, here)).isEqualTo(Answer.SIGNED_IN);
    }

    /** Makes the present password the former one. */
    private void makeFormer(Instant end, String presentHash) {
        DATABASE.inTransaction(entities -> entities.createNativeQuery("UPDATE account SET password_hash = :hash,"
                        + " former_password_hash = password_hash, former_password_ends_at = :end WHERE name = :name")
                .setParameter("hash", presentHash)
                .setParameter("end", end)
                .setParameter("name", owner)
                .executeUpdate());
    }

    @Test
    @Tag("LC-209")
    void aPasswordThatHasEndedSignsNobodyInThoughItIsRemembered() {
        first.signIn(owner, RIGHT, here);

        set("password_ends_at", clock.instant().plusSeconds(60));
        assertThat(first.signIn(owner, RIGHT, here)).isEqualTo(Answer.SIGNED_IN);
        clock.move(Duration.ofSeconds(60));

        assertThat(first.signIn(owner, RIGHT, here)).isEqualTo(Answer.REFUSED);
        assertThat(new Node().signIn(owner, RIGHT, here)).isEqualTo(Answer.REFUSED);
    }

    private void set(String column, Object value) {
        DATABASE.inTransaction(
                entities -> entities.createNativeQuery("UPDATE account SET " + column + " = :value WHERE name = :name")
                        .setParameter("value", value)
                        .setParameter("name", owner)
                        .executeUpdate());
    }

    @Test
    void whoHasSignedInFromANetworkIsVerifiedApartFromGuesses() {
        first.signIn(owner, RIGHT, here);
        new Node().signIn(owner, RIGHT, here);
        Node restarted = new Node();
        restarted.signIn(owner, RIGHT, here);
        restarted.signIn(owner, WRONG, elsewhere);

        assertThat(first.verified).containsExactly(false);
        assertThat(restarted.verified).containsExactly(true, false);
    }

    @Test
    @Tag("LC-212")
    void operatorsAreToldOfRefusalsAndOfNewNetworks() {
        guess(PER_NAME, owner, elsewhere);
        first.signIn(owner, RIGHT, elsewhere);
        assertThat(events.count(SecurityEventKind.SIGN_IN_REFUSED)).isEqualTo(PER_NAME);
        assertThat(events.count(SecurityEventKind.SIGN_IN_SLOWED)).isEqualTo(1);

        first.signIn(owner, RIGHT, here);
        assertThat(events.count(SecurityEventKind.SIGN_IN_FROM_NEW_NETWORK)).isZero();
        new Node().signIn(owner, RIGHT, address());
        assertThat(events.count(SecurityEventKind.SIGN_IN_FROM_NEW_NETWORK)).isEqualTo(1);
    }

    @Test
    void networksAreForgottenAfterTheirTime() {
        first.signIn(owner, RIGHT, here);
        clock.move(Duration.ofDays(90).plusSeconds(1));

        DATABASE.inTransaction(entities ->
                new TestBeans(entities, clock).get(ForgottenSources.class).runBatch());

        long left = DATABASE.inTransaction(entities -> (Long) entities.createNativeQuery(
                        "SELECT count(*) FROM sign_in_source s JOIN account a ON a.id = s.account_id WHERE a.name = :n",
                        Long.class)
                .setParameter("n", owner)
                .getSingleResult());
        assertThat(left).isZero();
    }
}

package org.menkyo.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/** What is remembered of permissions never outlives them. */
@Tag("LC-303")
class RememberedReadsIT {

    private static final int ROUNDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ProductDatabase DATABASE = new ProductDatabase(PRODUCT);
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);

    @BeforeAll
    static void prepare() {
        WORLD.prepare(1, 2, 1);
    }

    @Test
    @Tag("LC-307")
    void whoWasGivenAPermissionHasItAtOnceAndWhoLostItHasNotAtOnce() {
        Person user = WORLD.requesters().get(0);
        RestSession administrator = WORLD.administrators().get(0).rest();
        String license = "/licenses/" + WORLD.licenses().get(0).number();

        for (int round = 0; round < ROUNDS; round++) {
            assertThat(read(user)).as("before round %d", round).isEqualTo(404);
            WORLD.grant(WORLD.licenses().get(0), user.email(), "LICENSE_INFORMATION_VIEWER");
            assertThat(read(user)).isEqualTo(200);
            assertThat(user.rest().get("/permissions").expect(200).items()).hasSize(1);
            assertThat(read(user)).isEqualTo(200);
            administrator.delete(license + "/permissions/" + permissionId(user)).expect(204);
            assertThat(user.rest().get("/permissions").expect(200).items()).isEmpty();
        }
    }

    @Test
    void whatIsChangedPastTheApplicationIsHeardOf() {
        Person user = WORLD.requesters().get(1);
        WORLD.grant(WORLD.licenses().get(0), user.email(), "LICENSE_INFORMATION_VIEWER");
        assertThat(read(user)).isEqualTo(200);

        DATABASE.update("UPDATE account SET enabled = false WHERE name = ?", user.account());
        awaitStatus(401, () -> read(user));
        DATABASE.update("UPDATE account SET enabled = true WHERE name = ?", user.account());
        awaitStatus(200, () -> read(user));
    }

    @Test
    void aNodeThatHearsNothingAsksTheDatabase() {
        Person administrator = WORLD.administrators().get(0);
        assertThat(read(administrator)).isEqualTo(200);

        long ended = new ProductDatabase(PRODUCT, "menkyo_app")
                .number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE query LIKE 'SELECT pg_notify%' AND pid <> pg_backend_pid()");
        assertThat(ended).isEqualTo(1);
        DATABASE.update("UPDATE account SET enabled = false WHERE name = ?", administrator.account());
        awaitStatus(401, () -> read(administrator));
        DATABASE.update("UPDATE account SET enabled = true WHERE name = ?", administrator.account());
        awaitStatus(200, () -> read(administrator));
    }

    /** Long before the pool would look after its connections by itself. */
    @Test
    void aConnectionThatTheDatabaseEndedFailsOnce() {
        Person administrator = WORLD.administrators().get(0);
        long ended = new ProductDatabase(PRODUCT, "menkyo_app")
                .number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE usename = 'menkyo_app' AND pid <> pg_backend_pid()");
        assertThat(ended).isPositive();

        awaitStatus(200, () -> read(administrator));

        assertThat(IntStream.range(0, ROUNDS).map(round -> read(administrator))).containsOnly(200);
    }

    private static int read(Person person) {
        return person.rest()
                .get("/licenses/" + WORLD.licenses().get(0).number())
                .status();
    }

    private static long permissionId(Person user) {
        return DATABASE.number("SELECT id FROM permission WHERE email_key = ? AND ended_at IS NULL", user.email());
    }

    private static void awaitStatus(int expected, IntSupplier status) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int seen = status.getAsInt();
        while (seen != expected && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            seen = status.getAsInt();
        }
        assertThat(seen).isEqualTo(expected);
    }
}

package org.menkyo.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.testing.TestDatabase;

@Tag("LC-1209")
class RunningNodesTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:30:00Z");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final ThisNode first = named("first");
    private final ThisNode second = named("second");

    @BeforeEach
    void nobodyRuns() throws SQLException {
        DATABASE.asOwner("DELETE FROM server_node");
    }

    @Test
    void aServerIsForgottenWhenNothingWasHeardOfItForHalfAMinute() throws SQLException {
        as(first, NOW, RunningNodes::begin);
        as(second, NOW, RunningNodes::begin);

        as(second, NOW.plus(RunningNodes.SILENCE), RunningNodes::goOn);
        assertThat(running()).isEqualTo("first second");

        as(second, NOW.plus(RunningNodes.SILENCE).plusMillis(1), RunningNodes::goOn);
        assertThat(running()).isEqualTo("second");
        assertThat(RunningNodes.SILENCE).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aServerThatWasForgottenAndRunsIsKnownAgain() throws SQLException {
        as(first, NOW, RunningNodes::begin);
        as(second, NOW.plusSeconds(60), RunningNodes::begin);
        assertThat(running()).isEqualTo("second");

        as(first, NOW.plusSeconds(61), RunningNodes::goOn);

        assertThat(running()).isEqualTo("first second");
    }

    @Test
    void aServerThatStartsAgainTakesThePlaceOfTheOneThatItWas() throws SQLException {
        as(first, NOW, RunningNodes::begin);
        as(named("first"), NOW.plusSeconds(1), RunningNodes::begin);

        assertThat(running()).isEqualTo("first");
    }

    @Test
    void aServerThatLeavesIsForgottenAtOnce() throws SQLException {
        as(first, NOW, RunningNodes::begin);
        as(second, NOW, RunningNodes::begin);

        as(first, NOW, RunningNodes::end);

        assertThat(running()).isEqualTo("second");
    }

    @Test
    void aServerIsReadyUntilItIsToLeaveAndTakesWorkUntilItCloses() {
        assertThat(first.isReady()).isTrue();
        first.enter(NodePhase.LEAVING);
        assertThat(first.isReady()).isFalse();
        assertThat(first.takesWork()).isTrue();
        first.enter(NodePhase.CLOSING);
        assertThat(first.takesWork()).isFalse();
        first.enter(NodePhase.SERVING);
        assertThat(first.isReady() && first.takesWork()).isTrue();
    }

    private static void as(ThisNode node, Instant now, Consumer<RunningNodes> work) {
        DATABASE.transact(entities -> work.accept(new RunningNodes(entities, node, Clock.fixed(now, ZoneOffset.UTC))));
    }

    private static String running() throws SQLException {
        return DATABASE.textAsOwner("SELECT string_agg(name, ' ' ORDER BY name) FROM server_node");
    }

    private static ThisNode named(String name) {
        return new ThisNode() {
            @Override
            public String name() {
                return name;
            }
        };
    }
}

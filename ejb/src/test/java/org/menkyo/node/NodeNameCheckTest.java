package org.menkyo.node;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.shared.start.StartRefusedException;
import org.menkyo.testing.TestDatabase;

/** Two servers of one name: the one that starts sees whether the other still runs. */
@Tag("LC-1202")
class NodeNameCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:30:00Z");
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String HERE = NodeProcess.current().host();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @BeforeEach
    void nobodyRuns() throws SQLException {
        DATABASE.asOwner("DELETE FROM server_node");
    }

    @Test
    void theNameOfAProcessThatRunsIsTaken() {
        runs(
                new NodeProcess(
                        HERE, NodeProcess.text(ProcessHandle.current().parent().orElseThrow())),
                NOW);

        assertThatThrownBy(() -> check(NOW, () -> {}))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContainingAll("Another server named twin", HERE, "-Djboss.node.name", "MENKYO_NODE_NAME");
    }

    @Test
    void aServerThatWasKilledStartsAgainAtOnce() throws Exception {
        Process killed = new ProcessBuilder("sleep", "60").start();
        NodeProcess before = new NodeProcess(HERE, NodeProcess.text(killed.toHandle()));
        killed.destroyForcibly().waitFor();
        runs(before, NOW);

        assertThatCode(() -> check(NOW, () -> {
                    throw new AssertionError("it looks again");
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void aProcessNumberThatCameAgainIsAnotherProcess() {
        long number = ProcessHandle.current().parent().orElseThrow().pid();
        runs(new NodeProcess(HERE, number + "@1"), NOW);

        assertThatCode(() -> check(NOW, () -> {})).doesNotThrowAnyException();
    }

    @Test
    void aServerOfAnotherMachineRunsIfItIsHeardOfAgain() {
        NodeProcess elsewhere = new NodeProcess("elsewhere.example", "4711@1");
        runs(elsewhere, NOW);
        assertThatCode(() -> check(NOW, () -> {})).as("silence").doesNotThrowAnyException();

        assertThatThrownBy(() -> check(NOW, () -> runs(elsewhere, NOW.plusSeconds(5))))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("elsewhere.example");
    }

    @Test
    void aServerThatWasNotHeardOfForLongDoesNotRun() {
        runs(
                new NodeProcess(
                        HERE, NodeProcess.text(ProcessHandle.current().parent().orElseThrow())),
                NOW);

        assertThatCode(() -> check(NOW.plus(RunningNodes.SILENCE).plusMillis(1), () -> {}))
                .doesNotThrowAnyException();
    }

    private final ThisNode other = named();

    private void runs(NodeProcess process, Instant seen) {
        DATABASE.transact(entities -> new RunningNodes(entities, other, clock(seen), process).goOn());
    }

    /** @param between what happens after the first look */
    private static void check(Instant now, Runnable between) {
        ThisNode node = named();
        AtomicBoolean looked = new AtomicBoolean();
        DATABASE.transact(entities -> new NodeNameCheck(
                        new RunningNodes(entities, node, clock(now), NodeProcess.current()) {
                            @Override
                            public java.util.Optional<Namesake> namesake() {
                                if (looked.getAndSet(true)) {
                                    between.run();
                                }
                                return super.namesake();
                            }
                        },
                        node,
                        SHORT)
                .check());
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static ThisNode named() {
        return new ThisNode() {
            @Override
            public String name() {
                return "twin";
            }
        };
    }
}

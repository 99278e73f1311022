package org.menkyo.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.menkyo.shared.start.StartCheck;
import org.menkyo.shared.start.StartRefusedException;

/**
 * Refuses the name of another server that runs on the same database (LC-1202). One that was killed is still known for half a minute
 * and may start again at once: on the same machine its process tells whether it runs, from another machine only whether it is
 * heard of again.
 */
@ApplicationScoped
public class NodeNameCheck implements StartCheck {

    /** Within which a server that runs says so again. */
    private static final Duration BEAT = Duration.ofSeconds(7);

    private static final long POLL_MILLIS = 200;

    private final RunningNodes nodes;
    private final ThisNode node;
    private final Duration beat;

    /** For the container's proxy. */
    protected NodeNameCheck() {
        this(null, null, BEAT);
    }

    @Inject
    public NodeNameCheck(RunningNodes nodes, ThisNode node) {
        this(nodes, node, BEAT);
    }

    NodeNameCheck(RunningNodes nodes, ThisNode node, Duration beat) {
        this.nodes = nodes;
        this.node = node;
        this.beat = beat;
    }

    @Override
    public void check() {
        nodes.namesake().filter(this::runs).ifPresent(other -> {
            throw new StartRefusedException(
                    "Another server named " + node.name() + " runs on this database, on the machine "
                            + other.process().host()
                            + ": give each a name of its own, by -Djboss.node.name and -Djboss.tx.node.id, or by MENKYO_NODE_NAME with"
                            + " ./menkyo run.");
        });
    }

    private boolean runs(RunningNodes.Namesake other) {
        return other.process().host().equals(NodeProcess.current().host())
                ? other.process().runsBesides()
                : isHeardOfAgain(other.seenAt());
    }

    private boolean isHeardOfAgain(Instant before) {
        long deadline = System.nanoTime() + beat.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                Optional<Instant> seen = nodes.namesake().map(RunningNodes.Namesake::seenAt);
                if (seen.isEmpty() || !seen.get().equals(before)) {
                    return seen.isPresent();
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for another server of this name", stopped);
        }
    }
}

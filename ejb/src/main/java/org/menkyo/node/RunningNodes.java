package org.menkyo.node;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The servers that run, in the table {@code server_node}. What names a server that is not there any more can be taken over by
 * any other (LC-1209).
 */
@ApplicationScoped
public class RunningNodes {

    /** A server that was not heard of for so long does not run any more. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final String TELL = """
            INSERT INTO server_node (id, name, seen_at, host, process) VALUES (:id, :name, :now, :host, :process)
            ON CONFLICT (id) DO UPDATE SET seen_at = EXCLUDED.seen_at
            """;

    /** Servers that look at the same moment do not wait for each other. */
    private static final String FORGET = """
            DELETE FROM server_node WHERE id IN (
              SELECT id FROM server_node WHERE id <> :id AND (seen_at < :silent OR (:first AND name = :name))
              FOR UPDATE SKIP LOCKED)
            """;

    private static final String NAMESAKE = """
            SELECT host, process, seen_at FROM server_node
             WHERE name = :name AND id <> :id AND seen_at >= :silent AND process IS NOT NULL
             ORDER BY seen_at DESC LIMIT 1
            """;

    private final EntityManager entities;
    private final ThisNode node;
    private final Clock clock;
    private final NodeProcess process;

    @Inject
    public RunningNodes(EntityManager entities, ThisNode node, Clock clock) {
        this(entities, node, clock, NodeProcess.current());
    }

    RunningNodes(EntityManager entities, ThisNode node, Clock clock, NodeProcess process) {
        this.process = process;
        this.entities = entities;
        this.node = node;
        this.clock = clock;
    }

    /** This server begins. One of the same name that is known from before has ended. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void begin() {
        tell(true);
    }

    /** This server goes on. Others of which nothing was heard for too long are forgotten. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void goOn() {
        tell(false);
    }

    /** This server ends, so that others need not wait to take over what it had taken. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void end() {
        entities.createNativeQuery("DELETE FROM server_node WHERE id = :id")
                .setParameter("id", node.id())
                .executeUpdate();
    }

    /** The server of this one's name that was heard of last, if it says which process it is. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Namesake> namesake() {
        List<?> rows = entities.createNativeQuery(NAMESAKE, Tuple.class)
                .setParameter("id", node.id())
                .setParameter("name", node.name())
                .setParameter("silent", clock.instant().minus(SILENCE))
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Namesake(
                        new NodeProcess(row.get("host", String.class), row.get("process", String.class)),
                        row.get("seen_at", Instant.class)))
                .findFirst();
    }

    /** Another server of the same name. */
    record Namesake(NodeProcess process, Instant seenAt) {}

    private void tell(boolean first) {
        entities.createNativeQuery(TELL)
                .setParameter("id", node.id())
                .setParameter("name", node.name())
                .setParameter("now", clock.instant())
                .setParameter("host", process.host())
                .setParameter("process", process.process())
                .executeUpdate();
        entities.createNativeQuery(FORGET)
                .setParameter("id", node.id())
                .setParameter("name", node.name())
                .setParameter("silent", clock.instant().minus(SILENCE))
                .setParameter("first", first)
                .executeUpdate();
    }
}

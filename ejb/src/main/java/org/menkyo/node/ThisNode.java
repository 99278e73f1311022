package org.menkyo.node;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.menkyo.shared.start.Readiness;

/** This server among those that share the database, from its start to its end: the next start makes another one. */
@ApplicationScoped
public class ThisNode implements Readiness {

    private static final String NAME = "jboss.node.name";

    private final UUID id = UUID.randomUUID();
    private volatile NodePhase phase = NodePhase.SERVING;

    /** Names it in what it takes over, so that others can tell whether it still runs. */
    public UUID id() {
        return id;
    }

    /** The name that the operator gave to the server, which it keeps when it is started again. */
    public String name() {
        return System.getProperty(NAME, "menkyo");
    }

    @Override
    public boolean isReady() {
        return phase == NodePhase.SERVING;
    }

    /** Whether it takes work over by itself; what others call for it does in any case. */
    public boolean takesWork() {
        return phase == NodePhase.SERVING || phase == NodePhase.LEAVING;
    }

    void enter(NodePhase next) {
        phase = next;
    }
}

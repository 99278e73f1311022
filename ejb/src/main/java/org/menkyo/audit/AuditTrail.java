package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.menkyo.shared.Caller;

/**
 * Writes the audit (LC-1001). A record is one insert in the transaction of what it tells of, so that both stand or fall
 * together; it is chained by the sealer within seconds after the commit.
 */
@ApplicationScoped
public class AuditTrail {

    private final EntityManager entities;
    private final Clock clock;

    /** For the container's proxy. */
    protected AuditTrail() {
        this(null, null);
    }

    @Inject
    public AuditTrail(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Records what a caller did, tried or caused; needs a transaction. */
    public void append(Caller caller, AuditEvent event) {
        entities.persist(new AuditRecord(caller, event, clock.instant()));
    }

    /** What {@link #append} would send to the database now, for who sends it together with more. */
    public AuditInsert insert(Caller caller, AuditEvent event) {
        return new AuditInsert(new AuditRecord(caller, event, clock.instant()));
    }
}

package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.menkyo.readcache.OwnChanges;
import org.menkyo.shared.StatementList;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.call.Party;

/**
 * Writes the audit (LC-1001). A record is one insert in the transaction of what it tells of, so that both stand or fall
 * together; it is chained by the sealer within seconds after the commit.
 */
@ApplicationScoped
public class AuditTrail {

    private final EntityManager entities;
    private final OwnChanges changes;
    private final Clock clock;

    @Inject
    public AuditTrail(EntityManager entities, OwnChanges changes, Clock clock) {
        this.entities = entities;
        this.changes = changes;
        this.clock = clock;
    }

    /** Records what a caller did, tried or caused; needs a transaction. */
    public void append(Caller caller, AuditEvent event) {
        entities.persist(new AuditRecord(caller, event, clock.instant()));
        announce(caller);
    }

    /** Records several events in their order at once; needs a transaction. */
    public void append(List<AuditEntry> entries) {
        Instant now = clock.instant();
        List<AuditRecord> records = entries.stream()
                .map(entry -> new AuditRecord(entry.caller(), entry.event(), now))
                .toList();
        entities.unwrap(Session.class).doWork(connection -> AuditInsert.all(connection, records));
        entries.forEach(entry -> announce(entry.caller()));
    }

    /** Records several events of one caller in their order with other statements; needs a transaction. */
    public void append(StatementList statements, Caller caller, List<AuditEvent> events) {
        Instant now = clock.instant();
        AuditInsert.add(
                statements,
                events.stream()
                        .map(event -> new AuditRecord(caller, event, now))
                        .toList());
        announce(caller);
    }

    /** Whatever changes is recorded here. Devices only use keys up, and they are many. */
    private void announce(Caller caller) {
        if (caller.party() == Party.DEVICE) {
            changes.used();
        } else {
            changes.changed();
        }
    }
}

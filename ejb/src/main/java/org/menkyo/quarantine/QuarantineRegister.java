package org.menkyo.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.start.ReadinessDetail;

/**
 * What the database knows of where it lives and of its quarantines. A database whose place is another than it has noted is a
 * copy, even before anybody has looked.
 */
@ApplicationScoped
public class QuarantineRegister implements Quarantine, ReadinessDetail {

    /** What audit records about quarantines are about. */
    static final String SUBJECT = "quarantine";

    private static final String HOLDS = """
            SELECT EXISTS (SELECT 1 FROM quarantine WHERE released_at IS NULL)
              OR EXISTS (SELECT 1 FROM database_home WHERE place <> database_place())
            """;

    private final EntityManager entities;
    private final NameLock locks;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile boolean known;

    @Inject
    public QuarantineRegister(EntityManager entities, NameLock locks, AuditTrail audit, Clock clock) {
        this.entities = entities;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRED)
    public boolean holdsBack() {
        known = isSo(HOLDS);
        return known;
    }

    /** What the last question was answered, a few seconds ago: for who must not wait for the database. */
    public boolean lastKnown() {
        return known;
    }

    @Override
    public Optional<String> detail() {
        return known ? Optional.of("QUARANTINE") : Optional.empty();
    }

    /**
     * Looks where the database lives, and begins a quarantine if it is a copy. A database that has noted no place notes this one.
     *
     * @param copiedAt when the copy was made that this is, if somebody says that it is one; then it needs a release since
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<QuarantineState> look(Optional<Instant> copiedAt) {
        locks.hold(NameLock.Kind.QUARANTINE);
        if (isSo("SELECT EXISTS (SELECT 1 FROM database_home WHERE place <> database_place())")) {
            execute("UPDATE database_home SET place = database_place(), noted_at = :now");
            begin(QuarantineReason.RESTORED_COPY);
        } else {
            execute("INSERT INTO database_home (id, place, noted_at)"
                    + " SELECT 1, database_place(), :now WHERE NOT EXISTS (SELECT 1 FROM database_home)");
            if (copiedAt.isPresent() && open().isEmpty() && !releasedSince(copiedAt.get())) {
                begin(QuarantineReason.TOLD_BY_SETTING);
            }
        }
        Optional<QuarantineState> open = open();
        known = open.isPresent();
        return open;
    }

    /** Also a copy of a copy that was in quarantine: what the other has recorded there is not its own either. */
    private void begin(QuarantineReason reason) {
        execute("UPDATE quarantine SET released_at = :now WHERE released_at IS NULL");
        entities.createNativeQuery("INSERT INTO quarantine (reason, begun_at) VALUES (:reason, :now)")
                .setParameter("reason", reason.name())
                .setParameter("now", now())
                .executeUpdate();
        audit.append(
                Caller.system(UUID.randomUUID().toString()),
                AuditEvent.done(
                                QuarantineEvent.QUARANTINE_BEGUN,
                                SUBJECT,
                                open().orElseThrow().id(),
                                null)
                        .with("reason", reason));
    }

    private boolean releasedSince(Instant moment) {
        return (Boolean) entities.createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM quarantine WHERE released_at >= :moment)", Boolean.class)
                .setParameter("moment", moment.atOffset(ZoneOffset.UTC))
                .getSingleResult();
    }

    /** The quarantine that lasts, if one does. */
    @Transactional(Transactional.TxType.REQUIRED)
    public Optional<QuarantineState> open() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entities.createNativeQuery(
                        "SELECT id, reason, begun_at FROM quarantine WHERE released_at IS NULL")
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new QuarantineState(
                        ((Number) row[0]).longValue(), QuarantineReason.valueOf((String) row[1]), (Instant) row[2]));
    }

    /** Ends the quarantine that lasts, in the running transaction; empty if none does. */
    Optional<QuarantineState> end() {
        locks.hold(NameLock.Kind.QUARANTINE);
        Optional<QuarantineState> open = open();
        execute("UPDATE quarantine SET released_at = :now WHERE released_at IS NULL");
        return open;
    }

    private boolean isSo(String query) {
        return (Boolean) entities.createNativeQuery(query, Boolean.class).getSingleResult();
    }

    private void execute(String statement) {
        entities.createNativeQuery(statement).setParameter("now", now()).executeUpdate();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

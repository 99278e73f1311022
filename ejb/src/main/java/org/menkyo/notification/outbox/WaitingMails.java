package org.menkyo.notification.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import org.menkyo.quarantine.WaitingKind;
import org.menkyo.quarantine.WaitingMatter;

/** The mails that are on their way, as operators decide about those of a restored copy. */
@ApplicationScoped
public class WaitingMails implements WaitingMatter {

    private static final String WAITING = " WHERE state IN ('PENDING', 'HELD', 'QUEUED') AND created_at < :moment";

    private final EntityManager entities;
    private final RelaySignal relay;

    @Inject
    public WaitingMails(EntityManager entities, RelaySignal relay) {
        this.entities = entities;
        this.relay = relay;
    }

    @Override
    public WaitingKind kind() {
        return WaitingKind.MAIL;
    }

    @Override
    public long countBefore(Instant moment) {
        return (Long) entities.createNativeQuery("SELECT count(*) FROM notification" + WAITING, Long.class)
                .setParameter("moment", moment.atOffset(ZoneOffset.UTC))
                .getSingleResult();
    }

    /** A copy has no message of the queue, or void ones, for what the original had put there. */
    @Override
    public void goOn() {
        entities.createNativeQuery("UPDATE notification SET state = 'PENDING', queued_at = NULL WHERE state = 'QUEUED'")
                .executeUpdate();
        relay.wakeAfterCommit();
    }

    @Override
    public int dropBefore(Instant moment) {
        return entities.createNativeQuery("UPDATE notification SET state = 'DROPPED', sealed_token = NULL,"
                        + " last_error = 'Dropped when a restored copy was released'" + WAITING)
                .setParameter("moment", moment.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}

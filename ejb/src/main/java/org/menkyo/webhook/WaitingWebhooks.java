package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import org.menkyo.quarantine.WaitingKind;
import org.menkyo.quarantine.WaitingMatter;

/** The webhook messages that are to be sent, as operators decide about those of a restored copy; dropped ones can be replayed. */
@ApplicationScoped
public class WaitingWebhooks implements WaitingMatter {

    private static final String WAITING = " WHERE state = 'PENDING' AND occurred_at < :moment"
            + " AND subscription_id IN (SELECT id FROM webhook_subscription WHERE ended_at IS NULL)";

    private final EntityManager entities;

    @Inject
    public WaitingWebhooks(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public WaitingKind kind() {
        return WaitingKind.WEBHOOK_MESSAGE;
    }

    @Override
    public long countBefore(Instant moment) {
        return (Long) entities.createNativeQuery("SELECT count(*) FROM webhook_delivery" + WAITING, Long.class)
                .setParameter("moment", moment.atOffset(ZoneOffset.UTC))
                .getSingleResult();
    }

    @Override
    public int dropBefore(Instant moment) {
        return entities.createNativeQuery("UPDATE webhook_delivery SET state = 'DEAD', asked = false" + WAITING)
                .setParameter("moment", moment.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}

package org.menkyo.kms.dns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.menkyo.quarantine.WaitingKind;
import org.menkyo.quarantine.WaitingMatter;

/**
 * The service records that nodes have published. All in a restored copy are the original's, since none is published in
 * quarantine: a copy that forgets them withdraws none.
 */
@ApplicationScoped
public class RememberedDnsRecords implements WaitingMatter {

    private final EntityManager entities;

    @Inject
    public RememberedDnsRecords(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public WaitingKind kind() {
        return WaitingKind.DNS_RECORD;
    }

    @Override
    public long countBefore(Instant moment) {
        return (Long) entities.createNativeQuery("SELECT count(*) FROM kms_dns_record", Long.class)
                .getSingleResult();
    }

    @Override
    public int dropBefore(Instant moment) {
        return entities.createNativeQuery("DELETE FROM kms_dns_record").executeUpdate();
    }
}

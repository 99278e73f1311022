package org.menkyo.shared.rest;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.menkyo.shared.idempotency.IdempotencyRecords;

/** Forgets idempotency keys whose time is over. Several servers may do it at the same time. */
@Singleton
public class IdempotencyRetention {

    private final IdempotencyRecords records;
    private final RestSettings settings;

    /** For the container's proxy. */
    protected IdempotencyRetention() {
        this(null, null);
    }

    @Inject
    public IdempotencyRetention(IdempotencyRecords records, RestSettings settings) {
        this.records = records;
        this.settings = settings;
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    void forget() throws SQLException {
        records.forgetOlderThan(settings.idempotencyRetention());
    }
}

package org.menkyo.kms.ledger;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * An answered request, or a batch of them, that the tables of clients and sums could not take in (VA-318). It is in the
 * ledger and was answered; the tables went on behind it.
 *
 * @param number names the entry; later ones have greater numbers
 * @param batch number of the batch in the host's ledger
 * @param place place of the request in the batch, from 0; null if it is the whole batch
 * @param cmid client machine ID of the request; null if it is the whole batch
 * @param reason what the database or the reading of the batch said, for the operator and the publisher's support
 * @param setAsideAt when it was set aside
 */
public record SetAsideEntry(
        long number,
        long batch,
        @Nullable Integer place,
        @Nullable UUID cmid,
        String reason,
        Instant setAsideAt) {

    public static SetAsideEntry request(long batch, int place, UUID cmid, String reason, Instant at) {
        return new SetAsideEntry(0, batch, place, cmid, reason, at);
    }

    public static SetAsideEntry batch(long batch, String reason, Instant at) {
        return new SetAsideEntry(0, batch, null, null, reason, at);
    }
}

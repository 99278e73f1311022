package org.menkyo.kms.report;

import java.time.Instant;
import java.util.UUID;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.kms.KmsResult;

/**
 * One answered request, as an operator sees it (VA-313).
 *
 * @param batch the batch in the host's ledger
 * @param place place within the batch, from 0
 * @param answeredAt host time of the answer
 * @param result what became of the request
 * @param count the count that was answered
 * @param added whether it added its machine to the count
 * @param machineName the machine's name
 * @param cmid the client machine ID
 * @param clientTime the client's clock
 * @param virtual whether it is a virtual machine
 * @param licenseState the state that the client was in
 * @param remainingMinutes minutes until that state ended
 * @param edition the edition's number
 * @param hardware stands for the machine's hardware, 32 hex digits
 */
public record KmsEventView(
        long batch,
        int place,
        Instant answeredAt,
        KmsResult result,
        int count,
        boolean added,
        String machineName,
        UUID cmid,
        Instant clientTime,
        boolean virtual,
        LicenseState licenseState,
        int remainingMinutes,
        int edition,
        String hardware) {

    static KmsEventView of(LedgerRow row, int place, LedgerEntry entry) {
        return new KmsEventView(
                row.number(),
                place,
                row.answeredAt(),
                entry.result(),
                entry.count(),
                entry.added(),
                entry.machineName(),
                entry.cmid(),
                entry.clientTime(),
                entry.virtual(),
                entry.licenseState(),
                entry.remainingMinutes(),
                entry.edition(),
                entry.hardware().toString());
    }
}

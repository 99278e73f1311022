package org.menkyo.kms.ledger;

import java.time.Instant;
import java.util.UUID;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;

/**
 * One answered request as the ledger keeps it (VA-313).
 *
 * @param result what became of it
 * @param count the count that was answered, 0…50; 0 unless the result is {@code ANSWERED}
 * @param added whether the request added its machine to the count (VA-305)
 * @param cmid the client machine ID
 * @param nonce makes the request unique for its machine
 * @param hardware stands for the machine's hardware
 * @param clientTimeMillis the client's clock in milliseconds since 1970; any number, since clients send what they like
 * @param edition the edition's number
 * @param licenseState the state that the client was in
 * @param remainingMinutes minutes until that state ended
 * @param virtual whether it was a virtual machine, which does not count (VA-307)
 * @param machineName the machine's name, at most 143 bytes of UTF-8
 */
public record LedgerEntry(
        KmsResult result,
        int count,
        boolean added,
        UUID cmid,
        Bits128 nonce,
        Bits128 hardware,
        long clientTimeMillis,
        int edition,
        LicenseState licenseState,
        int remainingMinutes,
        boolean virtual,
        String machineName) {

    public static LedgerEntry of(KmsRequest request, KmsResult result, int count, boolean added) {
        return new LedgerEntry(
                result,
                count,
                added,
                request.cmid(),
                request.nonce(),
                request.hardwareFingerprint(),
                request.clientTime().toEpochMilli(),
                request.editionCode(),
                request.licenseState(),
                request.remainingMinutes(),
                request.virtual(),
                request.machineName());
    }

    /** Whether it renewed its machine's place in the table. */
    public boolean isAnswered() {
        return result == KmsResult.ANSWERED;
    }

    public Instant clientTime() {
        return Instant.ofEpochMilli(clientTimeMillis);
    }
}

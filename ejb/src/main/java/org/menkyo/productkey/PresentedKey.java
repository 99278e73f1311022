package org.menkyo.productkey;

import java.util.Optional;
import java.util.UUID;
import org.menkyo.protocol.key.KeyType;

/**
 * An issued key that somebody presented for an edition, as it stands while its row is locked.
 *
 * @param id the row
 * @param publicId names the key from outside
 * @param licenseId the licence ID that it was issued to
 * @param type what it activates
 * @param usable whether it is not exchanged or blocked and its licence ID and entitlement are in force (VA-107, VA-108)
 * @param edition the edition of the number that was asked for; empty if there is none
 * @param permitted how many machines it may activate
 * @param used how many it has activated
 * @param toldPercent the highest percentage of its use that the administrators were told of (VA-407)
 */
public record PresentedKey(
        long id,
        UUID publicId,
        String licenseId,
        KeyType type,
        boolean usable,
        Optional<AskedEdition> edition,
        int permitted,
        int used,
        int toldPercent) {

    /**
     * The edition that is to be activated.
     *
     * @param id the row
     * @param code names it in the catalogue
     * @param covered whether the key is for it: a MAK for the editions of its group, an individual key for its own
     *     (VA-103, VA-109)
     */
    public record AskedEdition(long id, String code, boolean covered) {}

    /** How many machines it can still activate. */
    public int remaining() {
        return permitted - used;
    }
}

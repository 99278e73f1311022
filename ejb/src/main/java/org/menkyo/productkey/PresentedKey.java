package org.menkyo.productkey;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.protocol.key.KeyType;

/**
 * An issued key that was presented for some editions, as it stands while its row is locked.
 *
 * @param id the row
 * @param publicId names the key from outside
 * @param licenseId the license ID that it was issued to
 * @param type what it activates
 * @param usable whether it is not exchanged or blocked and its license ID and entitlement are in force (VA-107, VA-108)
 * @param editions the editions that were asked for by their numbers, those that there are
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
        Map<Integer, AskedEdition> editions,
        int permitted,
        int used,
        int toldPercent) {

    /**
     * The edition that is to be activated.
     *
     * @param id the row
     * @param code names it in the catalog
     * @param covered whether the key is for it: a MAK for the editions of its group, an individual key for its own
     *     (VA-103, VA-109)
     */
    public record AskedEdition(long id, String code, boolean covered) {}

    /** The edition of a number that was asked for. */
    public Optional<AskedEdition> edition(int number) {
        return Optional.ofNullable(editions.get(number));
    }

    /** Whether its administrators are to be told when it has activated so many (VA-407). */
    public boolean isWorthTelling(int usedNow) {
        return UsePolicy.level(usedNow, permitted) > toldPercent;
    }
}

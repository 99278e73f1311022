package org.menkyo.protocol.catalog;

import java.util.OptionalInt;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.certificate.Platform;

/**
 * An edition as a client knows it.
 *
 * @param code the edition's number on the wire, 1…{@link InstallationId#MAX_EDITION}, unique in the catalog
 * @param name what people call it
 * @param platform decides which hosts may serve it (VA-104)
 * @param groupRank rank of its product group, lowest first; none if it is excluded from volume activation (VA-109)
 * @param groupNumber the number of its product group in product keys; none if it is excluded from volume activation
 * @param threshold the count at which KMS activates it (VA-306)
 * @param graceDays days of initial grace (VA-202)
 * @param rearms how often its timers may be reset (VA-208)
 */
public record CatalogEdition(
        int code,
        String name,
        Platform platform,
        OptionalInt groupRank,
        OptionalInt groupNumber,
        int threshold,
        int graceDays,
        int rearms) {

    /** Checks the ranges. */
    public CatalogEdition {
        if (code < 1 || code > InstallationId.MAX_EDITION) {
            throw new IllegalArgumentException("an edition code is 1…" + InstallationId.MAX_EDITION);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("an edition has a name");
        }
        if (groupRank.isPresent() != groupNumber.isPresent()) {
            throw new IllegalArgumentException("an edition has both a group's rank and its number, or neither");
        }
        if (threshold < 1 || graceDays < 0 || rearms < 0) {
            throw new IllegalArgumentException("threshold, grace and rearms of an edition are not negative");
        }
    }
}

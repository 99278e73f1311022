package org.menkyo.protocol.certificate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a host certificate says (VA-104, VA-302).
 *
 * @param serial unique among the publisher's certificates; never 0, which stands for «no certificate» in requests
 * @param catalogId the catalog whose products the host serves: 1…32 letters, digits, dots, underscores, hyphens
 * @param productId the host's product id, in the same form; part of each of its answers
 * @param groupRank rank of the product group that the host's key covers together with all lower ones, 0…65535 (VA-103)
 * @param platform what the host runs on, as declared when it was activated
 * @param notBefore beginning, in whole seconds
 * @param notAfter end, in whole seconds, exclusive; none if the certificate is without end
 * @param hostKey the key that signs the host's answers
 */
public record HostCertificateContents(
        long serial,
        String catalogId,
        String productId,
        int groupRank,
        Platform platform,
        Instant notBefore,
        Optional<Instant> notAfter,
        VerifyingKey hostKey) {

    /** The greatest length of catalog and product id. */
    public static final int MAX_ID_LENGTH = 32;

    /** Checks the ranges and drops fractions of seconds. */
    public HostCertificateContents {
        if (serial == 0) {
            throw new IllegalArgumentException("a certificate's serial is not 0");
        }
        requireId(catalogId);
        requireId(productId);
        if (groupRank < 0 || groupRank > 0xffff) {
            throw new IllegalArgumentException("a group rank is 0…65535");
        }
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.map(end -> end.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whether the host may activate an edition of this platform and group rank (VA-103, VA-104). */
    public boolean covers(Platform editionPlatform, int editionGroupRank) {
        return editionGroupRank <= groupRank && platform.mayServe(editionPlatform);
    }

    /**
     * Checks a catalog or product id.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static void requireId(String id) {
        boolean fits = !id.isEmpty() && id.length() <= MAX_ID_LENGTH;
        for (int i = 0; fits && i < id.length(); i++) {
            fits = isIdCharacter(id.charAt(i));
        }
        if (!fits) {
            throw new IllegalArgumentException("an id is 1…32 letters, digits, dots, underscores and hyphens of ASCII");
        }
    }

    private static boolean isIdCharacter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }
}

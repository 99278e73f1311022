package org.menkyo.kms.serving;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;

/**
 * On what terms a host answers: all that it goes by except the table of clients.
 *
 * @param hostId the host
 * @param certificate what the publisher certified
 * @param editions the catalog's editions by their numbers
 * @param renewalMinutes how often activated clients are to renew (VA-309)
 * @param retryMinutes how often the others are to ask again (VA-309)
 * @param refusesFrom when the host refuses because its hardware has changed (VA-317); empty while it has not
 */
record HostTerms(
        long hostId,
        HostCertificate certificate,
        Map<Integer, CatalogEdition> editions,
        int renewalMinutes,
        int retryMinutes,
        Optional<Instant> refusesFrom) {

    HostTerms {
        editions = Map.copyOf(editions);
    }

    /** What becomes of a request as far as the machine's history does not matter: {@code ANSWERED} or a refusal. */
    KmsResult judge(KmsRequest request, Instant now) {
        if (!mayServe(now)) {
            return KmsResult.HOST_NOT_ACTIVATED;
        }
        CatalogEdition edition = editions.get(request.editionCode());
        if (edition == null || edition.groupRank().isEmpty()) {
            return KmsResult.UNKNOWN_EDITION;
        }
        if (!certificate
                .contents()
                .covers(edition.platform(), edition.groupRank().getAsInt())) {
            return KmsResult.EDITION_NOT_COVERED;
        }
        Duration off = Duration.between(now, request.clientTime()).abs();
        return off.compareTo(ClientTable.MAX_SKEW) > 0 ? KmsResult.CLOCK_SKEW : KmsResult.ANSWERED;
    }

    /** Whether the host's certificate and hardware allow it to serve. */
    boolean mayServe(Instant now) {
        return !isOver(certificate.contents().notAfter(), now) && !isOver(refusesFrom, now);
    }

    private static boolean isOver(Optional<Instant> end, Instant now) {
        return end.filter(moment -> !now.isBefore(moment)).isPresent();
    }
}

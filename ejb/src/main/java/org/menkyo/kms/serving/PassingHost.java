package org.menkyo.kms.serving;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.protocol.catalog.CatalogEdition;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;

/**
 * A KMS host that decides as every host does and keeps nothing beyond its own life: for simulations (VA-703). What it decides
 * takes effect at once, since there is no ledger in which it could fail to be. Not for several threads at once.
 */
public final class PassingHost {

    private final HostTerms terms;
    private final ClientTable table;
    private final Consumer<LedgerEntry> log;

    /**
     * @param catalog whose editions are served
     * @param certificate what the publisher certified
     * @param renewalMinutes how often activated clients are to renew (VA-309)
     * @param retryMinutes how often the others are to ask again (VA-309)
     * @param capacity how many machines the table holds
     * @param log gets every decided request
     */
    public PassingHost(
            ClientCatalog catalog,
            HostCertificate certificate,
            int renewalMinutes,
            int retryMinutes,
            int capacity,
            Consumer<LedgerEntry> log) {
        Map<Integer, CatalogEdition> editions =
                catalog.editions().stream().collect(Collectors.toMap(CatalogEdition::code, Function.identity()));
        this.terms = new HostTerms(1, certificate, editions, renewalMinutes, retryMinutes, Optional.empty());
        this.table = new ClientTable(capacity);
        this.log = log;
    }

    /**
     * Answers one request.
     *
     * @param at the host's time, never before that of the request before
     */
    public KmsAnswer answer(KmsRequest request, Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<LedgerEntry> entries = BatchEvaluation.decide(List.of(request), terms, table, now);
        LedgerEntry entry = entries.get(0);
        table.apply(entry, now);
        log.accept(entry);
        return BatchEvaluation.answers(entries, terms, now).get(0);
    }

    /** The count as it would be answered at a time (VA-305). */
    public int count(Instant at) {
        table.expire(at);
        return Math.min(table.counted(), KmsAnswer.MAX_COUNT);
    }
}

package org.menkyo.kms.serving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.menkyo.kms.clients.ClientTable;
import org.menkyo.kms.clients.RecordPages;
import org.menkyo.kms.ledger.LedgerEntry;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;

/**
 * Decides the requests of one batch, each after the ones before it, without changing the table: that follows when the
 * batch is in the ledger. Used once.
 */
final class BatchEvaluation {

    private final HostTerms terms;
    private final ClientTable table;
    private final Instant now;
    private final Map<UUID, Sender> senders = new HashMap<>();
    private int counted;

    /**
     * Decides requests on the table as it is now, without those that have left.
     *
     * @return an entry for each request, in their order
     */
    static List<LedgerEntry> decide(List<KmsRequest> requests, HostTerms terms, ClientTable table, Instant now) {
        table.expire(now);
        return new BatchEvaluation(terms, table, now).entries(requests);
    }

    /** The answers that belong to entries. */
    static List<KmsAnswer> answers(List<LedgerEntry> entries, HostTerms terms, Instant now) {
        List<KmsAnswer> answers = new ArrayList<>(entries.size());
        entries.forEach(entry -> answers.add(answer(entry, terms, now)));
        return answers;
    }

    /** @param table the table as of now, without those that have left */
    BatchEvaluation(HostTerms terms, ClientTable table, Instant now) {
        this.terms = terms;
        this.table = table;
        this.now = now;
        this.counted = table.counted();
    }

    /** A machine as it stands after its earlier requests of this batch. */
    private final class Sender {

        /** Its slot in the table; none if it is new. */
        private final int known;
        // Nearly every machine has one request in a batch.
        private long firstNonce;
        private Set<Long> nonces;
        private boolean hasAsked;
        private boolean isCounted;

        Sender(int known) {
            this.known = known;
            this.isCounted = known != RecordPages.NONE && table.isCounted(known);
        }

        boolean isNew(KmsRequest request) {
            long nonce = ClientTable.shortened(request.nonce());
            boolean seen = known != RecordPages.NONE
                    && table.hasSent(known, nonce, request.clientTime().toEpochMilli());
            return !seen && isNewInBatch(nonce);
        }

        private boolean isNewInBatch(long nonce) {
            if (!hasAsked) {
                hasAsked = true;
                firstNonce = nonce;
                return true;
            }
            if (nonces == null) {
                nonces = new HashSet<>();
                nonces.add(firstNonce);
            }
            return nonces.add(nonce);
        }
    }

    /** Decides the requests; the entries are in their order. */
    List<LedgerEntry> entries(List<KmsRequest> requests) {
        List<LedgerEntry> entries = new ArrayList<>(requests.size());
        int[] slots = table.find(requests);
        for (int i = 0; i < slots.length; i++) {
            entries.add(decide(requests.get(i), slots[i]));
        }
        return entries;
    }

    private LedgerEntry decide(KmsRequest request, int slot) {
        KmsResult result = terms.judge(request, now);
        if (result != KmsResult.ANSWERED) {
            return LedgerEntry.of(request, result, 0, false);
        }
        Sender sender = senders.computeIfAbsent(request.cmid(), cmid -> new Sender(slot));
        if (!sender.isNew(request)) {
            return LedgerEntry.of(request, KmsResult.REPLAY, 0, false);
        }
        boolean added = !request.virtual() && !sender.isCounted;
        boolean removed = request.virtual() && sender.isCounted;
        counted += (added ? 1 : 0) - (removed ? 1 : 0);
        sender.isCounted = !request.virtual();
        return LedgerEntry.of(request, KmsResult.ANSWERED, Math.min(counted, KmsAnswer.MAX_COUNT), added);
    }

    private static KmsAnswer answer(LedgerEntry entry, HostTerms terms, Instant now) {
        return new KmsAnswer(
                entry.result(),
                entry.count(),
                terms.renewalMinutes(),
                terms.retryMinutes(),
                now,
                terms.certificate().serial(),
                entry.cmid(),
                entry.nonce(),
                terms.certificate().contents().productId());
    }
}

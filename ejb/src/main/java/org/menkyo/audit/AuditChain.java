package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.menkyo.protocol.audit.ChainLink;
import org.menkyo.protocol.audit.ChainedRow;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.StatementList;

/** The stored chain: its links, and what waits to be chained. */
@ApplicationScoped
public class AuditChain {

    /** Names the lock of whoever lengthens the chain, among all advisory locks of the database. */
    private static final long LOCK = 0x6d656e6b796f0001L;

    /**
     * Stands for a row that vanished between its commit and its seal, or cannot be read, so that the verification finds it
     * and what stands behind it is chained all the same.
     */
    private static final byte[] VANISHED = new byte[Sha256.LENGTH];

    private static final String ADD = """
            INSERT INTO audit_seal (number, source, ref_id, record_digest, chain_hash, sealed_at)
            SELECT s.number, ?, s.ref_id, s.record_digest, s.chain_hash, ?
            FROM unnest(?, ?, ?, ?) AS s (number, ref_id, record_digest, chain_hash)
            """;

    private final EntityManager entities;

    @Inject
    public AuditChain(EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the lock until the end of the transaction, unless another server has it. */
    boolean tryLock() {
        return (boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Takes the lock until the end of the transaction, as soon as no other server has it. */
    void lock() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Where the chain stands. */
    ChainLink last() {
        return entities.createQuery("select s from AuditSeal s order by s.number desc", AuditSeal.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(AuditSeal::link)
                .orElseGet(ChainLink::start);
    }

    /** The oldest rows of a source that wait to be chained, by their ids. */
    List<Long> unsealed(String source, int limit) {
        return ids(
                entities.createNativeQuery("select ref_id from audit_unsealed where source = :source order by ref_id")
                        .setParameter("source", source)
                        .setMaxResults(limit));
    }

    private static List<Long> ids(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> ((Number) row).longValue()).toList();
    }

    /** Chains rows of a source behind a link, the last one, by whoever has the lock. */
    ChainLink lengthen(SealedSource source, List<Long> ids, ChainLink before, Instant now) {
        Map<Long, byte[]> digests = source.digests(ids);
        List<AuditSeal> seals = new ArrayList<>(ids.size());
        ChainLink last = before;
        for (Long id : ids) {
            ChainedRow row = new ChainedRow(source.name(), id, digests.getOrDefault(id, VANISHED), now);
            last = last.next(row);
            seals.add(new AuditSeal(last, row));
        }
        add(seals, source.name(), now);
        return last;
    }

    /** Adds links for rows of a source; these wait no longer. */
    void add(List<AuditSeal> seals, String source, Instant sealedAt) {
        Object refIds = StatementList.longs(seals, AuditSeal::refId);
        new StatementList()
                .add(
                        ADD,
                        source,
                        sealedAt,
                        StatementList.longs(seals, AuditSeal::number),
                        refIds,
                        StatementList.bytes(seals, AuditSeal::recordDigest),
                        StatementList.bytes(seals, AuditSeal::chainHash))
                .add("DELETE FROM audit_unsealed WHERE source = ? AND ref_id = ANY (?)", source, refIds)
                .execute(entities);
    }

    /** Links that follow a number, in order. */
    List<AuditSeal> linksAfter(long number, int limit) {
        return entities.createQuery(
                        "select s from AuditSeal s where s.number > :number order by s.number", AuditSeal.class)
                .setParameter("number", number)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Which of the rows are neither chained nor waiting for it. */
    Set<Long> unaccounted(String source, Collection<Long> ids) {
        Set<Long> unaccounted = new HashSet<>(ids);
        ids(entities.createNativeQuery(
                                "select ref_id from audit_seal where source = :source and ref_id in (:ids)"
                                        + " union all select ref_id from audit_unsealed where source = :source and ref_id in (:ids)")
                        .setParameter("source", source)
                        .setParameter("ids", ids))
                .forEach(unaccounted::remove);
        return unaccounted;
    }

    /** How many rows wait to be chained. */
    long countUnsealed() {
        return ((Number) entities.createNativeQuery("select count(*) from audit_unsealed")
                        .getSingleResult())
                .longValue();
    }
}

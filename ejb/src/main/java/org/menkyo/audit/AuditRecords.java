package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.protocol.audit.ArchivedMonth;
import org.menkyo.protocol.audit.ChainSource;
import org.menkyo.shared.paging.PageRequest;

/** The stored audit records. */
@ApplicationScoped
public class AuditRecords implements SealedSource {

    private static final String NAME = ChainSource.AUDIT.label();

    private final EntityManager entities;
    private final ArchivedMonths archives;

    @Inject
    public AuditRecords(EntityManager entities, ArchivedMonths archives) {
        this.entities = entities;
        this.archives = archives;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<Long, byte[]> digests(Collection<Long> ids) {
        return byId(ids).values().stream().collect(Collectors.toMap(AuditRecord::id, RecordDigest::of));
    }

    @Override
    public Map<Long, Long> archived(Collection<Long> ids) {
        List<ArchivedMonth> months = archives.of(NAME);
        Set<Long> stored = byId(ids).keySet();
        return ids.stream()
                .filter(id -> !stored.contains(id) && months.stream().anyMatch(month -> month.covers(id)))
                .collect(Collectors.toMap(Function.identity(), id -> 1L));
    }

    @Override
    public long archivedRows() {
        return archives.of(NAME).stream().mapToLong(ArchivedMonth::rowCount).sum();
    }

    @Override
    public List<Long> idsAfter(long id, int limit) {
        return entities.createQuery("select r.id from AuditRecord r where r.id > :id order by r.id", Long.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * A page of the records, newest first, and one more.
     *
     * @param licenseId the license ID that they belong to; empty for all
     */
    List<AuditRecord> page(Optional<String> licenseId, PageRequest page) {
        long before = page.after().isEmpty() ? Long.MAX_VALUE : page.afterNumber();
        String select = "select r from AuditRecord r where r.id < :before"
                + (licenseId.isPresent() ? " and r.licenseId = :licenseId" : "") + " order by r.id desc";
        TypedQuery<AuditRecord> query =
                entities.createQuery(select, AuditRecord.class).setParameter("before", before);
        licenseId.ifPresent(id -> query.setParameter("licenseId", id));
        return query.setMaxResults(page.size() + 1).getResultList();
    }

    /** Records by their ids. */
    Map<Long, AuditRecord> byId(Collection<Long> ids) {
        return entities
                .createQuery("select r from AuditRecord r where r.id in :ids", AuditRecord.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(AuditRecord::id, Function.identity()));
    }

    /** The records of a license ID that follow one of them, oldest first. */
    List<AuditRecord> ofLicenseAfter(String licenseId, long id, int limit) {
        return entities.createQuery(
                        "select r from AuditRecord r where r.licenseId = :licenseId and r.id > :id order by r.id",
                        AuditRecord.class)
                .setParameter("licenseId", licenseId)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }
}

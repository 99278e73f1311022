package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.protocol.audit.ArchivedMonth;
import org.menkyo.protocol.audit.ChainSource;

/** The statements that months were archived; they are in the chain themselves. */
@ApplicationScoped
public class ArchivedMonths implements SealedSource {

    private static final String COLUMNS = "select id, source, to_char(month, 'YYYY-MM'), host_id, first_row, last_row,"
            + " row_count, file_name, file_digest, archived_at from archived_month";

    private final EntityManager entities;

    @Inject
    public ArchivedMonths(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return ChainSource.ARCHIVED_MONTH.label();
    }

    @Override
    public Map<Long, byte[]> digests(Collection<Long> ids) {
        return byId(ids).values().stream().collect(Collectors.toMap(ArchivedMonth::id, ArchivedMonth::digest));
    }

    Map<Long, ArchivedMonth> byId(Collection<Long> ids) {
        return months(entities.createNativeQuery(COLUMNS + " where id in (:ids)", Object[].class)
                        .setParameter("ids", ids))
                .stream()
                .collect(Collectors.toMap(ArchivedMonth::id, Function.identity()));
    }

    @Override
    public List<Long> idsAfter(long id, int limit) {
        List<?> ids = entities.createNativeQuery("select id from archived_month where id > :id order by id", Long.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
        return ids.stream().map(Long.class::cast).toList();
    }

    /** What was archived of a source. */
    List<ArchivedMonth> of(String source) {
        return months(entities.createNativeQuery(COLUMNS + " where source = :source order by id", Object[].class)
                .setParameter("source", source));
    }

    private static List<ArchivedMonth> months(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> month((Object[]) row)).toList();
    }

    private static ArchivedMonth month(Object... row) {
        return new ArchivedMonth(
                (Long) row[0],
                (String) row[1],
                (String) row[2],
                (Long) row[3],
                (Long) row[4],
                (Long) row[5],
                (Long) row[6],
                (String) row[7],
                (byte[]) row[8],
                (Instant) row[9]);
    }
}

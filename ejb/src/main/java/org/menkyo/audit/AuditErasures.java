package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.menkyo.protocol.audit.AuditRecordForm;
import org.menkyo.protocol.audit.ChainSource;
import org.menkyo.protocol.audit.ErasedValues;
import org.menkyo.protocol.audit.Erasures;
import org.menkyo.protocol.audit.Erasures.Unexplained;
import org.menkyo.shared.database.TextMapConverter;

/** The statements that personal values of audit records were erased; they are in the chain themselves (LC-1204). */
@ApplicationScoped
public class AuditErasures implements SealedSource {

    private static final String COLUMNS =
            "select id, erased_at, cause, cast(members as text) from erased_values where ";
    /** Where records are that lack a value that they had: a digest has 64 digits, the salt of a value that is there has 32. */
    private static final List<String> LACKING = List.of(
            "select id, cast(personal as text) from audit_record where id > :after"
                    + " and cast(personal as text) ~ '\"[0-9a-f]{64}\"' order by id",
            "select record_id, cast(personal as text) from archived_audit_values where record_id > :after"
                    + " and cast(personal as text) ~ '\"[0-9a-f]{64}\"' order by record_id");

    private static final int FETCH = 1000;
    private static final TextMapConverter TEXTS = new TextMapConverter();

    private final EntityManager entities;

    @Inject
    public AuditErasures(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return ChainSource.ERASED_VALUES.label();
    }

    @Override
    public Map<Long, byte[]> digests(Collection<Long> ids) {
        return byId(ids).values().stream().collect(Collectors.toMap(ErasedValues::id, ErasedValues::digest));
    }

    Map<Long, ErasedValues> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : statements(entities.createNativeQuery(COLUMNS + "id in (:ids)", Object[].class)
                                .setParameter("ids", ids))
                        .stream()
                        .collect(Collectors.toMap(ErasedValues::id, Function.identity()));
    }

    @Override
    public List<Long> idsAfter(long id, int limit) {
        List<?> ids = entities.createNativeQuery("select id from erased_values where id > :id order by id", Long.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
        return ids.stream().map(Long.class::cast).toList();
    }

    /** The last link of the chain that stands for a statement; 0 if there is none. */
    long lastLink() {
        return entities.createQuery(
                        "select coalesce(max(s.number), 0) from AuditSeal s where s.source = :source", Long.class)
                .setParameter("source", name())
                .getSingleResult();
    }

    /** The first value that a stored record lacks although no statement says that it was erased. */
    Optional<Unexplained> unexplained() {
        Erasures erasures = new Erasures();
        // Before the statements: whatever is erased meanwhile is stated by the same transaction.
        LACKING.forEach(query -> noteLacking(erasures, query));
        for (List<Long> ids = idsAfter(0, FETCH); !ids.isEmpty(); ids = idsAfter(ids.get(ids.size() - 1), FETCH)) {
            byId(ids).values().forEach(statement -> erasures.state(statement.values()));
        }
        return erasures.unexplained();
    }

    private void noteLacking(Erasures erasures, String query) {
        long last = 0;
        List<?> part;
        do {
            part = entities.createNativeQuery(query, Object[].class)
                    .setParameter("after", last)
                    .setMaxResults(FETCH)
                    .getResultList();
            for (Object each : part) {
                Object[] row = (Object[]) each;
                long id = (Long) row[0];
                TEXTS.convertToEntityAttribute((String) row[1]).forEach((name, mark) -> {
                    if (AuditRecordForm.isDigest(mark)) {
                        erasures.lacks(id, name);
                    }
                });
                last = id;
            }
        } while (part.size() == FETCH);
    }

    private static List<ErasedValues> statements(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(row -> statement((Object[]) row))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ErasedValues> statement(Object... row) {
        try {
            return Optional.of(new ErasedValues(
                    (Long) row[0], (Instant) row[1], (String) row[2], TEXTS.convertToEntityAttribute((String) row[3])));
        } catch (ClassCastException tampered) {
            return Optional.empty();
        }
    }
}

package org.menkyo.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.protocol.audit.ChainSource;

/**
 * The stored checkpoints. Each is in the chain itself, right behind the link that it speaks of and under that link's
 * number, so one that somebody removes or alters is found like any other row.
 */
@ApplicationScoped
public class AuditCheckpoints implements SealedSource {

    private final EntityManager entities;

    @Inject
    public AuditCheckpoints(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return ChainSource.CHECKPOINT.label();
    }

    @Override
    public Map<Long, byte[]> digests(Collection<Long> ids) {
        return entities
                .createQuery("select c from AuditCheckpoint c where c.sealNumber in :ids", AuditCheckpoint.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(AuditCheckpoint::sealNumber, AuditCheckpoint::digest));
    }

    @Override
    public List<Long> idsAfter(long id, int limit) {
        return entities.createQuery(
                        "select c.sealNumber from AuditCheckpoint c where c.sealNumber > :id order by c.sealNumber",
                        Long.class)
                .setParameter("id", id)
                .setMaxResults(limit)
                .getResultList();
    }

    void add(AuditCheckpoint checkpoint) {
        entities.persist(checkpoint);
    }

    Optional<AuditCheckpoint> last() {
        return entities.createQuery("select c from AuditCheckpoint c order by c.sealNumber desc", AuditCheckpoint.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The checkpoints from one link to another, both included, in order. */
    List<AuditCheckpoint> between(long firstNumber, long lastNumber) {
        return entities.createQuery(
                        "select c from AuditCheckpoint c where c.sealNumber between :first and :last order by c.sealNumber",
                        AuditCheckpoint.class)
                .setParameter("first", firstNumber)
                .setParameter("last", lastNumber)
                .getResultList();
    }
}

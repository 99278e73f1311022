package org.menkyo.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A table whose rows are chained after their commit, so that an edited or removed row is found (LC-1001): the audit
 * records, the ledger of a KMS host. Implementations are {@code @ApplicationScoped} beans.
 *
 * <p>The table has a trigger that puts each new row into {@code audit_unsealed} in the same transaction:
 *
 * <pre>
 * CREATE TRIGGER tr_… AFTER INSERT ON … FOR EACH ROW EXECUTE FUNCTION audit_await_seal('name of the source');
 * </pre>
 *
 * It expects the key of the row in a {@code bigint} column {@code id}. Rows never change once written.
 */
public interface SealedSource {

    /** The word of a {@link org.menkyo.protocol.audit.ChainSource}, under which the rows stand in the chain. */
    String name();

    /**
     * The digests of rows: 32 bytes each, over all that the row says, the source's name and the row's id included.
     *
     * @return by id; ids that there is no row of, or none that can be read, are left out
     */
    Map<Long, byte[]> digests(Collection<Long> ids);

    /**
     * How many stored rows stand behind an id and are gone, and lie in what was archived of this source; asked for ids
     * whose digest is not what it was. Most sources have one stored row for an id.
     *
     * @return by id; ids that no archive has to do with are left out
     */
    default Map<Long, Long> archived(Collection<Long> ids) {
        return Map.of();
    }

    /** How many stored rows of this source are in archives. */
    default long archivedRows() {
        return 0;
    }

    /** How many rows are chained in one transaction at most; few where a digest reads much. */
    default int atOnce() {
        return 1000;
    }

    /** The ids of the rows that follow an id, in ascending order, at most the given number. */
    List<Long> idsAfter(long id, int limit);
}

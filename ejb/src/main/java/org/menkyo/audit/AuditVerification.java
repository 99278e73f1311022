package org.menkyo.audit;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * The result of a verification (LC-1001).
 *
 * @param intact whether nothing is wrong
 * @param links how many links were found right, from the first on
 * @param checkpoints how many checkpoints were found right
 * @param archivedRows how many stored rows were not compared, because they are in archives; their links were
 * @param waiting how many rows are committed, but not chained yet; normally those of the last seconds
 * @param chainHash the hash of the last right link in hexadecimal; 64 zeros for an empty chain
 * @param firstBreak what is wrong first, or null
 * @param verifiedAt when the verification began
 */
public record AuditVerification(
        boolean intact,
        long links,
        long checkpoints,
        long archivedRows,
        long waiting,
        String chainHash,
        @Nullable AuditBreak firstBreak,
        Instant verifiedAt) {}

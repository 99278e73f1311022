package org.menkyo.auditverifier;

import java.time.Instant;
import java.util.Optional;
import org.menkyo.protocol.audit.ChainLink;

/**
 * The result of a verification.
 *
 * @param finding what is wrong first; empty if nothing is
 * @param last the last link that was found right
 * @param records how many audit records were found right
 * @param archived how many records are in archives, and not in the export; those that were compared in files included
 * @param archivedCompared how many of them were found right in the files of archives
 * @param erasedValues how many personal values of records are erased, as the chain says
 * @param otherRows how many links stand for rows of other tables, which an export does not carry
 * @param checkpoints how many checkpoints of the file were found right
 * @param keptCheckpoints how many checkpoints that were kept outside were found right
 * @param publicKey the key that all signatures were expected of, in hexadecimal; empty if the file names none
 * @param keyGiven whether the key was given, and not only taken from the file
 * @param endedAt when the end was signed; empty if it was not found right
 */
public record Verdict(
        Optional<Finding> finding,
        ChainLink last,
        long records,
        long archived,
        long archivedCompared,
        long erasedValues,
        long otherRows,
        long checkpoints,
        long keptCheckpoints,
        String publicKey,
        boolean keyGiven,
        Optional<Instant> endedAt) {

    /** Whether nothing is wrong. */
    public boolean intact() {
        return finding.isEmpty();
    }
}

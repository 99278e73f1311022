package org.menkyo.protocol.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.crypto.Sha256;

/**
 * The statement that personal values of audit records were erased with their salts (LC-1204). It is a row of the chain
 * itself; a value that is gone without one was taken away by somebody else.
 *
 * @param id the statement's own number
 * @param erasedAt when, in whole microseconds
 * @param cause why: {@code PERSON} for a person's sake, {@code AGE} because their time was over
 * @param values the ids of the records by the names of the members, in the form of {@link RowNumbers};
 *     {@value #EVERY} stands for all personal values of a record
 */
public record ErasedValues(long id, Instant erasedAt, String cause, Map<String, String> values) {

    /** The name that stands for all personal values of a record. */
    public static final String EVERY = "*";

    private static final String TYPE = "menkyo/erased-values/1";

    /** The members of the object of which the digest is made. */
    public Map<String, Object> members() {
        Map<String, Object> members = new TreeMap<>();
        members.put("type", TYPE);
        members.put("id", Long.toString(id));
        members.put("erasedAt", CanonicalTime.of(erasedAt));
        members.put("cause", cause);
        members.put("values", values);
        return members;
    }

    /** The SHA-256 of the members in canonical form. */
    public byte[] digest() {
        return Sha256.digest().digest(CanonicalJson.of(members()).getBytes(StandardCharsets.UTF_8));
    }
}

package org.menkyo.protocol.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.crypto.Sha256;

/**
 * The statement that the rows of a month were moved from the database to a file. It is a row of the chain itself, so
 * nobody can make one up for a row that he removed without it being seen, and the links of what was moved stay.
 *
 * @param id the statement's own number
 * @param source what was moved: the name of a source of the chain
 * @param month such as {@code 2026-01}, in UTC
 * @param host the KMS host whose rows these are; null for audit records
 * @param firstRow the least of the moved rows' numbers: ids of audit records, numbers in the host's ledger
 * @param lastRow the greatest of them; not all between them need to be of this month
 * @param rowCount how many rows were moved
 * @param fileName the name of the file at that time
 * @param fileDigest the SHA-256 of the file, 32 bytes
 * @param archivedAt when, in whole microseconds
 */
public record ArchivedMonth(
        long id,
        String source,
        String month,
        Long host,
        long firstRow,
        long lastRow,
        long rowCount,
        String fileName,
        byte[] fileDigest,
        Instant archivedAt) {

    private static final String TYPE = "menkyo/archived-month/1";

    /** The members of the object of which the digest is made. */
    public Map<String, Object> members() {
        Map<String, Object> members = new TreeMap<>();
        members.put("type", TYPE);
        members.put("id", Long.toString(id));
        members.put("source", source);
        members.put("month", month);
        if (host != null) {
            members.put("host", Long.toString(host));
        }
        members.put("firstRow", Long.toString(firstRow));
        members.put("lastRow", Long.toString(lastRow));
        members.put("rowCount", Long.toString(rowCount));
        members.put("fileName", fileName);
        members.put("fileDigest", HexFormat.of().formatHex(fileDigest));
        members.put("archivedAt", CanonicalTime.of(archivedAt));
        return members;
    }

    /** The SHA-256 of the members in canonical form. */
    public byte[] digest() {
        return Sha256.digest().digest(CanonicalJson.of(members()).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a row's number is in the range of those that were moved. */
    public boolean covers(long row) {
        return firstRow <= row && row <= lastRow;
    }
}

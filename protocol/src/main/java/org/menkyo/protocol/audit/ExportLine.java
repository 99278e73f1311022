package org.menkyo.protocol.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.menkyo.protocol.crypto.Sha256;

/**
 * The lines of an exported audit (LC-1002): a header, a line for each link of the chain with the audit record that it
 * stands for, a line for each checkpoint behind the link that it speaks of, and a signed end. Each is an object in the
 * canonical form of RFC 8785 whose member {@code type} tells which of them it is; bytes are in lower-case hexadecimal.
 */
public final class ExportLine {

    /** The type of the first line. */
    public static final String HEADER = "menkyo/audit-export/1";

    /** The type of a link's line. */
    public static final String LINK = "menkyo/audit-link/1";

    /** The type of the first line of a file of archived audit records; its other lines are those of links. */
    public static final String ARCHIVE_HEADER = "menkyo/audit-archive/1";

    private static final String TYPE = "type";

    private ExportLine() {}

    /** The first line: when the export began and which key signs it. */
    public static String header(Instant exportedAt, byte[] publicKey) {
        return CanonicalJson.of(
                Map.of(TYPE, HEADER, "exportedAt", CanonicalTime.of(exportedAt), "publicKey", hex(publicKey)));
    }

    /** The first line of a file of archived audit records, of a month such as {@code 2026-01}. */
    public static String archiveHeader(String month) {
        return CanonicalJson.of(Map.of(TYPE, ARCHIVE_HEADER, "month", month));
    }

    /**
     * A link.
     *
     * @param row what it stands for
     * @param record the members of the row as it is stored now; null if it is gone, or exports do not carry such rows
     * @param personal the personal values of an audit record that are still there
     */
    public static String link(
            ChainLink link, ChainedRow row, Map<String, Object> record, Map<String, SaltedValue> personal) {
        Map<String, Object> members = new TreeMap<>();
        members.put(TYPE, LINK);
        members.put("number", Long.toString(link.number()));
        members.put("source", row.source());
        members.put("refId", Long.toString(row.refId()));
        members.put("recordDigest", hex(row.digest()));
        members.put("sealedAt", CanonicalTime.of(row.sealedAt()));
        members.put("chainHash", hex(link.hash()));
        if (record != null) {
            members.put("record", record);
        }
        if (!personal.isEmpty()) {
            Map<String, Object> values = new TreeMap<>();
            personal.forEach((name, value) -> values.put(name, value.members()));
            members.put("personal", values);
        }
        return CanonicalJson.of(members);
    }

    /** A signed statement about the chain: a checkpoint, or the end of the export. */
    public static String statement(
            ChainStatement statement, ChainStatement.Purpose purpose, byte[] publicKey, byte[] signature) {
        return CanonicalJson.of(Map.of(
                TYPE,
                purpose.label(),
                "sealNumber",
                Long.toString(statement.links()),
                "chainHash",
                hex(statement.chainHash()),
                "signedAt",
                CanonicalTime.of(statement.signedAt()),
                "publicKey",
                hex(publicKey),
                "signature",
                hex(signature)));
    }

    /** What a checkpoint is chained by: the SHA-256 of its line. */
    public static byte[] checkpointDigest(ChainStatement statement, byte[] publicKey, byte[] signature) {
        String line = statement(statement, ChainStatement.Purpose.CHECKPOINT, publicKey, signature);
        return Sha256.digest().digest(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

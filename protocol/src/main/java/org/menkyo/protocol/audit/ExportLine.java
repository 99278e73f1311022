package org.menkyo.protocol.audit;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

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

    /** The source of the links that stand for audit records. */
    public static final String AUDIT_SOURCE = "audit";

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
     * @param source the table of the row that it stands for
     * @param refId the row
     * @param recordDigest the digest of the row when it was chained
     * @param record the members of the audit record as it is stored now; null if it is gone, or no audit record
     */
    public static String link(
            ChainLink link, String source, long refId, byte[] recordDigest, Map<String, Object> record) {
        Map<String, Object> members = new TreeMap<>();
        members.put(TYPE, LINK);
        members.put("number", Long.toString(link.number()));
        members.put("source", source);
        members.put("refId", Long.toString(refId));
        members.put("recordDigest", hex(recordDigest));
        members.put("chainHash", hex(link.hash()));
        if (record != null) {
            members.put("record", record);
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

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

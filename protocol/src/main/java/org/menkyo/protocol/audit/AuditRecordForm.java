package org.menkyo.protocol.audit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.menkyo.protocol.crypto.Sha256;

/**
 * An audit record as it is chained: an object of which the digest is made, and beside it the personal values, which that
 * object has by their salted digests only. A value and its salt can be erased, and the digest of the record stays
 * (LC-1204).
 *
 * @param covered the object; its member {@code personal} has the digests
 * @param personal the values that are still there, by the names of their members
 */
public record AuditRecordForm(Map<String, Object> covered, Map<String, SaltedValue> personal) {

    /** The first member that tells this form from others. */
    public static final String TYPE = "menkyo/audit-record/2";

    private static final String DETAILS = "details";
    private static final String DETAIL = DETAILS + ".";
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{" + 2 * SaltedValue.SALT_LENGTH + "}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{" + 2 * Sha256.LENGTH + "}");

    /** The name of a detail among the names of members. */
    public static String detail(String name) {
        return DETAIL + name;
    }

    /** Whether a personal value was erased, of which only the digest is left. */
    public static boolean isDigest(String mark) {
        return DIGEST.matcher(mark).matches();
    }

    /**
     * The form of a stored record.
     *
     * @param stored its members as they are stored, {@code details} as an object of texts
     * @param marks for each personal value by its member's name, in hexadecimal: its salt, or once it was erased its digest
     */
    public static AuditRecordForm of(Map<String, Object> stored, Map<String, String> marks) {
        Map<String, Object> covered = new TreeMap<>(stored);
        Map<String, Object> details = new TreeMap<>();
        ((Map<?, ?>) stored.get(DETAILS)).forEach((name, value) -> details.put((String) name, value));
        Map<String, Object> digests = new TreeMap<>();
        Map<String, SaltedValue> personal = new TreeMap<>();
        marks.forEach((name, mark) -> {
            Map<String, Object> holder = name.startsWith(DETAIL) ? details : covered;
            String member = name.startsWith(DETAIL) ? name.substring(DETAIL.length()) : name;
            // What does not fit its mark was tampered with and stays in the object, whose digest shows it.
            if (SALT.matcher(mark).matches() && holder.get(member) instanceof String value) {
                SaltedValue salted = new SaltedValue(HexFormat.of().parseHex(mark), value);
                holder.remove(member);
                personal.put(name, salted);
                digests.put(name, HexFormat.of().formatHex(salted.digest()));
            } else if (isDigest(mark)) {
                digests.put(name, mark);
            }
        });
        covered.put("type", TYPE);
        covered.put(DETAILS, details);
        covered.put("personal", digests);
        return new AuditRecordForm(covered, personal);
    }

    /** The SHA-256 of the object's canonical form, by which the record is chained. */
    public byte[] digest() {
        return Sha256.digest().digest(CanonicalJson.of(covered).getBytes(StandardCharsets.UTF_8));
    }

    /** Names no value, so that none gets into a log. */
    @Override
    public String toString() {
        return "AuditRecordForm";
    }
}

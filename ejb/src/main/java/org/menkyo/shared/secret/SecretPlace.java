package org.menkyo.shared.secret;

/**
 * Where a sealed secret is kept (LC-1207). It opens in this place only: not for another purpose, not in another table, not in
 * another row.
 *
 * @param purpose what the secret is for; each purpose has an encryption key of its own
 * @param table the table that the secret is kept in
 * @param row what names the row for ever and is known before the row is written, such as its public identity
 */
public record SecretPlace(String purpose, String table, String row) {

    public SecretPlace(String purpose, String table, Object row) {
        this(purpose, table, row.toString());
    }

    /** The place of what is not stored but given out, and bound to its purpose only. */
    static SecretPlace outside(String purpose) {
        return new SecretPlace(purpose, "", "");
    }

    /**
     * Where the answer to a call with an idempotency key is kept.
     *
     * @param keyHash hash of the key, in hexadecimal digits
     */
    public static SecretPlace keptAnswer(String keyHash) {
        return new SecretPlace("idempotency", "idempotency_key", keyHash);
    }
}

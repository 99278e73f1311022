package org.menkyo.shared.idempotency;

/**
 * The answer to a call, kept for its repetitions.
 *
 * @param status the HTTP status
 * @param path the header Location below the root of the interface, or null
 * @param body the JSON, or null if there was none
 */
public record KeptAnswer(int status, String path, byte[] body) {

    /** Without the body, which may be secret. */
    @Override
    public String toString() {
        return "KeptAnswer[status=" + status + "]";
    }
}

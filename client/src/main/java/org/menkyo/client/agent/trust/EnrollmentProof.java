package org.menkyo.client.agent.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.menkyo.protocol.crypto.HmacSha256;
import org.menkyo.protocol.crypto.Sha256;

/**
 * Proves the knowledge of an enrollment code over one TLS connection's certificate and what is said there: whoever stands
 * between has another certificate, so nothing that it passes on fits (VA-503). The proof is HMAC-SHA-256 under the code's
 * 24 characters, in Base64.
 */
public final class EnrollmentProof {

    /** What is proved. */
    public enum Step {
        /** The tool names its authority. */
        AUTHORITY("menkyo/agent-enrollment/1/authority"),
        /** The agent asks for a certificate. */
        REQUEST("menkyo/agent-enrollment/1/request"),
        /** The tool brings the certificate. */
        CERTIFICATE("menkyo/agent-enrollment/1/certificate");

        private final String label;

        Step(String label) {
            this.label = label;
        }
    }

    private final HmacSha256 code;
    private final byte[] channel;

    /** @param door the certificate by which the agent meets the tool for the enrollment */
    public EnrollmentProof(EnrollmentCode code, X509Certificate door) {
        this.code = new HmacSha256(code.secret());
        this.channel = Sha256.digest().digest(Pem.encoded(door));
    }

    /** The proof of a step over what is said in it. */
    public String of(Step step, List<byte[]> said) {
        byte[][] parts = new byte[said.size() + 1][];
        parts[0] = channel;
        for (int i = 0; i < said.size(); i++) {
            parts[i + 1] = Sha256.digest().digest(said.get(i));
        }
        return Base64.getEncoder().encodeToString(code.of(step.label, parts));
    }

    /** Whether somebody who knows the code made this proof. */
    public boolean fits(Step step, List<byte[]> said, String proof) {
        return MessageDigest.isEqual(
                of(step, said).getBytes(StandardCharsets.US_ASCII), proof.getBytes(StandardCharsets.UTF_8));
    }
}

package org.menkyo.client.agent.trust;

import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What a certificate of an authority is for. The extended key usage says it, so that the certificate of one machine's agent
 * steers no other machine (VA-503).
 */
public enum Role {
    /** The management tool, which steers agents: TLS client. */
    TOOL(KeyPurposeId.id_kp_clientAuth),
    /** The agent of a machine: TLS server. */
    AGENT(KeyPurposeId.id_kp_serverAuth);

    private final KeyPurposeId purpose;

    Role(KeyPurposeId purpose) {
        this.purpose = purpose;
    }

    KeyPurposeId purpose() {
        return purpose;
    }
}

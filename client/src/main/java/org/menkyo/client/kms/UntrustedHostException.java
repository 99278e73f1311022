package org.menkyo.client.kms;

import java.util.Optional;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;

/** A host's answer that the client does not believe: not certified by the publisher, or not signed for this request. */
public final class UntrustedHostException extends Exception {

    /**
     * A certificate that the publisher does not stand behind, though the answer was signed with its key.
     *
     * @param certificate the certificate, never {@code VALID}
     * @param status what is wrong with it
     */
    public record Rejected(HostCertificate certificate, CertificateStatus status) {}

    private final transient Optional<Rejected> rejected;

    /** The message says which check failed. */
    public UntrustedHostException(String message) {
        super(message);
        this.rejected = Optional.empty();
    }

    UntrustedHostException(Rejected rejected) {
        super("the host's certificate is not valid: " + rejected.status());
        this.rejected = Optional.of(rejected);
    }

    /** The certificate, if that is what was wrong. */
    public Optional<Rejected> rejected() {
        return rejected;
    }
}

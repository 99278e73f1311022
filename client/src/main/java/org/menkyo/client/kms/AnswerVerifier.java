package org.menkyo.client.kms;

import java.time.Instant;
import java.util.Optional;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.protocol.certificate.CertificateStatus;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.kms.KmsAnswer;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.SignedAnswer;

/** Decides whether an answer is believed (VA-302, VA-304). */
public final class AnswerVerifier {

    private final ClientCatalog catalog;

    /** Believes hosts that this catalog's publisher certified. */
    public AnswerVerifier(ClientCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The certificate of the host that signed the answer.
     *
     * @param sent the request
     * @param exchange what came back, with an answer
     * @param known the certificate that the client had
     * @throws UntrustedHostException if any check fails
     */
    public HostCertificate verify(KmsRequest sent, KmsExchange exchange, Optional<HostCertificate> known)
            throws UntrustedHostException {
        SignedAnswer signed = exchange.answer().orElseThrow();
        KmsAnswer answer = signed.answer();
        HostCertificate certificate = exchange.certificate()
                .or(() -> known)
                .filter(candidate -> candidate.serial() == answer.certificateSerial())
                .orElseThrow(() -> new UntrustedHostException("the host's certificate is missing"));
        require(signed.isSignedBy(certificate.contents().hostKey()), "the answer's signature is wrong");
        CertificateStatus status = certificate.check(catalog.publisherKeys(), catalog.id(), validityTime(answer, sent));
        if (status != CertificateStatus.VALID) {
            throw new UntrustedHostException(new UntrustedHostException.Rejected(certificate, status));
        }
        require(
                certificate.contents().productId().equals(answer.hostProductId()),
                "the answer names another host than the certificate");
        require(
                answer.cmid().equals(sent.cmid()) && answer.nonce().equals(sent.nonce()),
                "the answer belongs to another request");
        return certificate;
    }

    /**
     * The later of both clocks: a client whose clock is behind does not refuse a certificate as not yet valid, and neither
     * clock, set back, makes a certificate live longer.
     */
    private static Instant validityTime(KmsAnswer answer, KmsRequest sent) {
        return answer.hostTime().isAfter(sent.clientTime()) ? answer.hostTime() : sent.clientTime();
    }

    private static void require(boolean condition, String otherwise) throws UntrustedHostException {
        if (!condition) {
            throw new UntrustedHostException(otherwise);
        }
    }
}

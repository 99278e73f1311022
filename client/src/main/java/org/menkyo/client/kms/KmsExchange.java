package org.menkyo.client.kms;

import java.util.Optional;
import org.menkyo.protocol.certificate.HostCertificate;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.SignedAnswer;

/**
 * What came back for one request, not yet verified: an answer or an error.
 *
 * @param certificate the certificate that the host sent ahead of the answer
 * @param answer the answer
 * @param error the error
 */
public record KmsExchange(
        Optional<HostCertificate> certificate, Optional<SignedAnswer> answer, Optional<ErrorFrame> error) {

    /** An answer, with the certificate that came with it. */
    public static KmsExchange answered(Optional<HostCertificate> certificate, SignedAnswer answer) {
        return new KmsExchange(certificate, Optional.of(answer), Optional.empty());
    }

    /** An error. */
    public static KmsExchange failed(ErrorFrame error) {
        return new KmsExchange(Optional.empty(), Optional.empty(), Optional.of(error));
    }
}

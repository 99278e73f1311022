package org.menkyo.client.agent.trust;

import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes peers of one role with a certificate of one authority that is in force and not revoked, and nobody else (VA-503).
 * Who is at which address is not asked here: machines change their addresses.
 */
public final class PeerTrust extends X509ExtendedTrustManager {

    private final X509Certificate authority;
    private final Supplier<X509CRL> revocations;
    private final Role role;
    private final Clock clock;

    /** @param role the role that the other side must have */
    public PeerTrust(X509Certificate authority, Supplier<X509CRL> revocations, Role role, Clock clock) {
        this.authority = authority;
        this.revocations = revocations;
        this.role = role;
        this.clock = clock;
    }

    /**
     * Whether a peer is believed. A connection that resumes an earlier one brings no certificate anew, so that this is to be
     * asked for each connection.
     *
     * @return the peer's name
     * @throws CertificateException if it is not believed; the message says why
     */
    public PeerName require(X509Certificate certificate) throws CertificateException {
        requireIssued(certificate);
        List<String> purposes = certificate.getExtendedKeyUsage();
        if (purposes == null || !purposes.equals(List.of(role.purpose().getId()))) {
            throw new CertificateException("the certificate is not for the role " + role);
        }
        if (isRevoked(certificate.getSerialNumber())) {
            throw new CertificateException("the certificate is revoked");
        }
        try {
            return PeerName.of(certificate);
        } catch (IllegalArgumentException e) {
            throw new CertificateException(e);
        }
    }

    private void requireIssued(X509Certificate certificate) throws CertificateException {
        try {
            PKIXParameters rules = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(clock.instant()));
            // A path has one certificate: the authority has none below it that could issue.
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), rules);
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the certificate is not of the authority, or not in force", e);
        }
    }

    private boolean isRevoked(BigInteger serial) {
        return revocations.get().getRevokedCertificate(serial) != null;
    }

    private void requireFirst(X509Certificate[] chain) throws CertificateException {
        if (chain == null || chain.length == 0) {
            throw new CertificateException("a certificate is missing");
        }
        require(chain[0]);
    }

    private void requireClient(X509Certificate[] chain) throws CertificateException {
        requireRole(Role.TOOL);
        requireFirst(chain);
    }

    private void requireServer(X509Certificate[] chain) throws CertificateException {
        requireRole(Role.AGENT);
        requireFirst(chain);
    }

    private void requireRole(Role asked) throws CertificateException {
        if (role != asked) {
            throw new CertificateException("peers of the role " + asked + " are not expected here");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        requireClient(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        requireClient(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        requireClient(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        requireServer(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        requireServer(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        requireServer(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {authority};
    }
}

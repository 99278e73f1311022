package org.menkyo.client.agent.trust;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * What one side of a connection has: its key and certificate, and whom it believes. As a file it is four blocks of PEM, in the
 * order of the components, and a secret.
 *
 * @param key the private key
 * @param certificate the certificate of that key, issued by the authority
 * @param authority the authority's own certificate
 * @param revocations the latest list of the authority's revoked certificates
 */
public record Credentials(PrivateKey key, X509Certificate certificate, X509Certificate authority, X509CRL revocations) {

    /** As the content of a file that only its owner may read. */
    public byte[] toBytes() {
        String text = Pem.text(Pem.KEY, key.getEncoded())
                + Pem.text(certificate)
                + Pem.text(authority)
                + Pem.text(revocations);
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads the content of such a file.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Credentials parse(byte[] file) {
        List<PemObject> parts = Pem.objects(new String(file, StandardCharsets.US_ASCII));
        List<String> kinds = parts.stream().map(PemObject::getType).toList();
        if (!kinds.equals(List.of(Pem.KEY, Pem.CERTIFICATE, Pem.CERTIFICATE, Pem.REVOCATIONS))) {
            throw new IllegalArgumentException("a key, two certificates and a list of revocations are expected");
        }
        return new Credentials(
                Pem.key(parts.get(0).getContent()),
                Pem.certificate(parts.get(1).getContent()),
                Pem.certificate(parts.get(2).getContent()),
                Pem.revocations(parts.get(3).getContent()));
    }

    /** Whose they are. */
    public PeerName name() {
        return PeerName.of(certificate);
    }

    /** With another list of revocations. */
    public Credentials with(X509CRL newRevocations) {
        return new Credentials(key, certificate, authority, newRevocations);
    }

    /** With a new key and its certificate. */
    public Credentials renewed(PrivateKey newKey, X509Certificate newCertificate) {
        return new Credentials(newKey, newCertificate, authority, revocations);
    }

    /** The key is a secret. */
    @Override
    public String toString() {
        return "credentials of " + name();
    }
}

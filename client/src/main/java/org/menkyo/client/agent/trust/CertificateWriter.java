package org.menkyo.client.agent.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * Writes certificates, lists of revocations and requests (RFC 5280, RFC 2986). Keys are of the curve P-256, signatures ECDSA
 * with SHA-256. Certificates begin an hour early, for machines whose clocks are behind.
 */
public final class CertificateWriter {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final Duration EARLY = Duration.ofHours(1);
    private static final int SERIAL_BITS = 127;
    private static final int FIELD_BITS = 256;

    private final SecureRandom random;

    /** @param random where keys and serial numbers come from */
    public CertificateWriter(SecureRandom random) {
        this.random = random;
    }

    /** A new pair of keys. */
    public KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 is part of every Java platform", e);
        }
    }

    /** The own certificate of an authority, which issues to peers and to no other authorities. */
    public X509Certificate authority(PeerName name, KeyPair keys, Instant now, Duration lasting) {
        return write(name, name, keys.getPublic(), keys.getPrivate(), now, now.plus(lasting), builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
    }

    /** The certificate of a peer, which ends no later than the authority's own. */
    public X509Certificate peer(
            X509Certificate authority,
            PrivateKey authorityKey,
            PeerName name,
            PublicKey key,
            Role role,
            Instant now,
            Duration lasting) {
        Instant end = now.plus(lasting);
        Instant last = authority.getNotAfter().toInstant();
        return write(name, PeerName.of(authority), key, authorityKey, now, end.isAfter(last) ? last : end, builder -> {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(role.purpose()));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name.text())));
        });
    }

    /** A certificate that nobody vouches for, by which an agent that is not enrolled yet meets the tool. */
    public X509Certificate door(PeerName name, KeyPair keys, Instant now, Duration lasting) {
        return write(
                name,
                name,
                keys.getPublic(),
                keys.getPrivate(),
                now,
                now.plus(lasting),
                builder -> builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(Role.AGENT.purpose())));
    }

    /**
     * An authority's list of revocations.
     *
     * @param before the list that this one follows, with all that is in it; none for the first
     * @param serial what is revoked in addition
     */
    public X509CRL revocations(
            X509Certificate authority,
            PrivateKey authorityKey,
            Optional<X509CRL> before,
            Optional<BigInteger> serial,
            Instant now) {
        try {
            X509v2CRLBuilder builder =
                    new X509v2CRLBuilder(PeerName.of(authority).toX500(), Date.from(now));
            BigInteger number = BigInteger.ONE;
            if (before.isPresent()) {
                number = number(before.get()).add(BigInteger.ONE);
                builder.addCRL(new X509CRLHolder(before.get().getEncoded()));
            }
            serial.ifPresent(revoked -> builder.addCRLEntry(revoked, Date.from(now), CRLReason.unspecified));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
            return Pem.revocations(builder.build(signer(authorityKey)).getEncoded());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a list of revocations cannot be written", e);
        }
    }

    /** The number of a list of revocations; a later list has a greater one. */
    public static BigInteger number(X509CRL revocations) {
        byte[] wrapped = revocations.getExtensionValue(Extension.cRLNumber.getId());
        if (wrapped == null) {
            return BigInteger.ZERO;
        }
        byte[] content = ASN1OctetString.getInstance(wrapped).getOctets();
        return ASN1Integer.getInstance(content).getPositiveValue();
    }

    /** A request for a certificate of this key, which the key signs. */
    public PKCS10CertificationRequest request(PeerName name, KeyPair keys) {
        return new JcaPKCS10CertificationRequestBuilder(name.toX500(), keys.getPublic())
                .build(signer(keys.getPrivate()));
    }

    /**
     * The key of a request.
     *
     * @throws IllegalArgumentException if the request is not signed by its own key, or the key is no point on P-256
     */
    public static PublicKey requestedKey(PKCS10CertificationRequest request) {
        try {
            byte[] requested = request.getSubjectPublicKeyInfo().getEncoded();
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(requested));
            boolean onCurve = key instanceof ECPublicKey point
                    && point.getParams().getCurve().getField().getFieldSize() == FIELD_BITS;
            boolean signed = onCurve && request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
            if (!signed) {
                throw new IllegalArgumentException("the request is not signed by a key of the curve P-256");
            }
            return key;
        } catch (OperatorCreationException | PKCSException | GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the request for a certificate is not signed", e);
        }
    }

    private interface Extensions {

        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    private X509Certificate write(
            PeerName subject,
            PeerName issuer,
            PublicKey key,
            PrivateKey issuerKey,
            Instant now,
            Instant end,
            Extensions extensions) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer.toX500(),
                    new BigInteger(SERIAL_BITS, random).setBit(0),
                    Date.from(now.minus(EARLY)),
                    Date.from(end),
                    subject.toX500(),
                    SubjectPublicKeyInfo.getInstance(key.getEncoded()));
            extensions.addTo(builder);
            return Pem.certificate(builder.build(signer(issuerKey)).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    private static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(ALGORITHM).build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("ECDSA is part of every Java platform", e);
        }
    }
}

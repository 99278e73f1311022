package org.menkyo.client.agent.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates, keys, requests and lists of revocations as text (RFC 7468). */
public final class Pem {

    static final String CERTIFICATE = "CERTIFICATE";
    static final String KEY = "PRIVATE KEY";
    static final String REVOCATIONS = "X509 CRL";
    private static final String REQUEST = "CERTIFICATE REQUEST";

    private Pem() {}

    /** A certificate as text. */
    public static String text(X509Certificate certificate) {
        return text(CERTIFICATE, encoded(certificate));
    }

    /** A list of revocations as text. */
    public static String text(X509CRL revocations) {
        try {
            return text(REVOCATIONS, revocations.getEncoded());
        } catch (CRLException e) {
            throw new IllegalStateException("a list of revocations that was read can be written", e);
        }
    }

    /** A request as text. */
    public static String text(PKCS10CertificationRequest request) {
        return text(REQUEST, encoded(request));
    }

    /** A request in its binary form. */
    public static byte[] encoded(PKCS10CertificationRequest request) {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one certificate.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static X509Certificate certificate(String text) {
        return certificate(single(text, CERTIFICATE));
    }

    /**
     * Reads one list of revocations.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static X509CRL revocations(String text) {
        return revocations(single(text, REVOCATIONS));
    }

    /**
     * Reads one request.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static PKCS10CertificationRequest request(String text) {
        try {
            return new PKCS10CertificationRequest(single(text, REQUEST));
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no request for a certificate", e);
        }
    }

    /** A certificate in its binary form. */
    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    static String text(String type, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static List<PemObject> objects(String text) {
        List<PemObject> objects = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                objects.add(object);
            }
            return objects;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("this is no text in the form PEM", e);
        }
    }

    static X509Certificate certificate(byte[] content) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("this is no certificate", e);
        }
    }

    static X509CRL revocations(byte[] content) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(content));
        } catch (CertificateException | CRLException e) {
            throw new IllegalArgumentException("this is no list of revocations", e);
        }
    }

    static PrivateKey key(byte[] content) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no private key", e);
        }
    }

    private static byte[] single(String text, String type) {
        List<PemObject> objects = objects(text);
        if (objects.size() != 1 || !objects.get(0).getType().equals(type)) {
            throw new IllegalArgumentException("one " + type + " is expected");
        }
        return objects.get(0).getContent();
    }
}

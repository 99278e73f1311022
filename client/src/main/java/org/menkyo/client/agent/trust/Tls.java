package org.menkyo.client.agent.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.crypto.spec.PBEParameterSpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS with one's own certificate and one's own idea of whom to believe. Both sides speak TLS 1.3 only. */
public final class Tls {

    /** The versions that are spoken. */
    private static final String[] VERSIONS = {"TLSv1.3"};

    private static final int SALT_BYTES = 8;

    private Tls() {}

    /** The versions of TLS that are spoken. */
    public static String[] versions() {
        return VERSIONS.clone();
    }

    /** TLS of somebody who has a certificate. */
    public static SSLContext context(PrivateKey key, X509Certificate certificate, TrustManager trust) {
        return context(keys(key, certificate), new TrustManager[] {trust});
    }

    /** TLS of a server that asks nobody for a certificate. */
    public static SSLContext context(PrivateKey key, X509Certificate certificate) {
        return context(keys(key, certificate), new TrustManager[0]);
    }

    /** TLS of somebody who has no certificate yet. */
    public static SSLContext context(TrustManager trust) {
        return context(new KeyManager[0], new TrustManager[] {trust});
    }

    private static KeyManager[] keys(PrivateKey key, X509Certificate certificate) {
        try {
            char[] password = new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            // The store never leaves memory: the usual 10,000 iterations would protect nothing, and be much of what a
            // connection
            // costs.
            store.setEntry(
                    "own",
                    new KeyStore.PrivateKeyEntry(key, new X509Certificate[] {certificate}),
                    new KeyStore.PasswordProtection(
                            password, "PBEWithHmacSHA256AndAES_256", new PBEParameterSpec(new byte[SALT_BYTES], 1)));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            return keys.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key store in memory is part of every Java platform", e);
        }
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys, trust, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS 1.3 is part of every Java platform", e);
        }
    }
}

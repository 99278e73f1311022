package org.menkyo.it.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes certificates by the JDK's own tool, for servers that are only trusted by who trusts this authority. */
final class CertificateAuthority {

    static final String PASSWORD = "for-tests-only";

    private final Path folder;
    private int servers;

    CertificateAuthority() {
        try {
            folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of(System.getProperty("menkyo.it.work", "target"))), "authority-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        generate("authority", "-dname", "CN=Authority of a test", "-ext", "bc:critical=ca:true");
        keytool("authority", "-exportcert", "-alias", "authority", "-file", file("authority.cer"));
        keytool("trust", "-importcert", "-noprompt", "-alias", "authority", "-file", file("authority.cer"));
    }

    /** A key store with nothing but the authority's certificate. */
    Path trustStore() {
        return folder.resolve("trust.p12");
    }

    /** What a server of this name speaks TLS with. */
    SSLContext serverNamed(String host) {
        servers++;
        String store = "server-" + servers;
        generate(store, "-dname", "CN=" + host);
        keytool(store, "-certreq", "-alias", store, "-file", file(store + ".csr"));
        keytool(
                "authority",
                "-gencert",
                "-alias",
                "authority",
                "-ext",
                "san=dns:" + host,
                "-infile",
                file(store + ".csr"),
                "-outfile",
                file(store + ".cer"));
        keytool(store, "-importcert", "-noprompt", "-alias", "authority", "-file", file("authority.cer"));
        keytool(store, "-importcert", "-noprompt", "-alias", store, "-file", file(store + ".cer"));
        try (InputStream stream = Files.newInputStream(folder.resolve(store + ".p12"))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, PASSWORD.toCharArray());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void generate(String alias, String... options) {
        List<String> all = new ArrayList<>(
                List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
        all.addAll(List.of(options));
        keytool(alias, all.toArray(String[]::new));
    }

    private void keytool(String store, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-keystore", file(store + ".p12"), "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes());
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("keytool " + options[0] + ": " + said);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

package org.menkyo.client.agent.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.Pem;
import org.menkyo.client.agent.trust.Role;
import org.menkyo.client.store.FileMutex;
import org.menkyo.client.store.WholeFile;

/**
 * The files of an authority: {@code authority.p12} with the keys of authority and tool, {@code authority.password} if nobody
 * chose a password, {@code revocations.pem} and {@code issued.csv}. All are readable by their owner only.
 */
final class AuthorityStore {

    private static final int MAX_LENGTH = 1 << 26;
    private static final int RANDOM_BYTES = 24;
    private static final String AUTHORITY = "authority";
    private static final String TOOL = "tool";

    private final Path folder;
    private final Path keys;
    private final Path passwordFile;
    private final Path revocations;
    private final Path issued;
    private final FileMutex mutex;
    private final Optional<char[]> chosen;

    /**
     * A key and its certificate.
     *
     * @param key a secret
     */
    record Entry(PrivateKey key, X509Certificate certificate) {

        @Override
        public String toString() {
            return "the key of " + PeerName.of(certificate);
        }
    }

    /** What the key store holds. */
    record Keys(Entry authority, Entry tool) {}

    AuthorityStore(Path folder, Optional<char[]> password) {
        this.folder = folder;
        this.keys = folder.resolve("authority.p12");
        this.passwordFile = folder.resolve("authority.password");
        this.revocations = folder.resolve("revocations.pem");
        this.issued = folder.resolve("issued.csv");
        this.mutex = new FileMutex(folder.resolve("authority.lock"));
        this.chosen = password.map(char[]::clone);
    }

    /** Makes the folder and, if no password was chosen, a random one. */
    void make(SecureRandom random) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
        if (Files.exists(keys)) {
            throw new FileAlreadyExistsException(keys.toString());
        }
        if (chosen.isEmpty()) {
            byte[] secret = new byte[RANDOM_BYTES];
            random.nextBytes(secret);
            WholeFile.replacePrivate(passwordFile, Base64.getUrlEncoder().encode(secret));
        }
    }

    void requireThere() throws IOException {
        if (!Files.exists(keys)) {
            throw new NoSuchFileException(keys.toString());
        }
    }

    <T> T exclusively(FileMutex.Work<T, IOException> work) throws IOException {
        return mutex.exclusively(work);
    }

    Keys keys() throws IOException {
        char[] password = password();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(WholeFile.read(keys, MAX_LENGTH)), password);
            return new Keys(entry(store, AUTHORITY, password), entry(store, TOOL, password));
        } catch (GeneralSecurityException e) {
            throw new FileSystemException(keys.toString(), null, "this is no key store of an authority");
        } catch (IOException e) {
            throw e instanceof FileSystemException
                    ? e
                    : new FileSystemException(keys.toString(), null, "the password is wrong, or the file is damaged");
        }
    }

    private Entry entry(KeyStore store, String name, char[] password) throws GeneralSecurityException, IOException {
        if (!(store.getKey(name, password) instanceof PrivateKey key)
                || !(store.getCertificate(name) instanceof X509Certificate certificate)) {
            throw new FileSystemException(keys.toString(), null, "the key " + name + " is missing");
        }
        return new Entry(key, certificate);
    }

    void save(Keys all) throws IOException {
        char[] password = password();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            X509Certificate root = all.authority().certificate();
            store.setKeyEntry(AUTHORITY, all.authority().key(), password, new Certificate[] {root});
            store.setKeyEntry(TOOL, all.tool().key(), password, new Certificate[] {
                all.tool().certificate(), root
            });
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            store.store(content, password);
            WholeFile.replacePrivate(keys, content.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store cannot be written", e);
        }
    }

    private char[] password() throws IOException {
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (!Files.exists(passwordFile)) {
            throw new FileSystemException(keys.toString(), null, "the password is needed");
        }
        String kept = new String(WholeFile.read(passwordFile, MAX_LENGTH), StandardCharsets.US_ASCII);
        return kept.strip().toCharArray();
    }

    X509CRL revocations() throws IOException {
        try {
            return Pem.revocations(new String(WholeFile.read(revocations, MAX_LENGTH), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new FileSystemException(revocations.toString(), null, e.getMessage());
        }
    }

    void save(X509CRL list) throws IOException {
        WholeFile.replacePrivate(revocations, Pem.text(list).getBytes(StandardCharsets.US_ASCII));
    }

    /** Remembers a certificate. Names need no quotes: {@link PeerName}. */
    void add(X509Certificate certificate, Role role) throws IOException {
        String line = certificate.getSerialNumber().toString(16) + "," + role + "," + PeerName.of(certificate) + ","
                + certificate.getNotAfter().toInstant() + "\n";
        String before = Files.exists(issued)
                ? new String(WholeFile.read(issued, MAX_LENGTH), StandardCharsets.US_ASCII)
                : "serial,role,name,ends_at\n";
        WholeFile.replacePrivate(issued, (before + line).getBytes(StandardCharsets.US_ASCII));
    }

    List<IssuedCertificate> issued() throws IOException {
        X509CRL revoked = revocations();
        List<IssuedCertificate> all = new ArrayList<>();
        try {
            String text = new String(WholeFile.read(issued, MAX_LENGTH), StandardCharsets.US_ASCII);
            for (String line : text.lines().skip(1).toList()) {
                String[] cells = line.split(",");
                BigInteger serial = new BigInteger(cells[0], 16);
                all.add(new IssuedCertificate(
                        serial,
                        Role.valueOf(cells[1]),
                        cells[2],
                        Instant.parse(cells[3]),
                        revoked.getRevokedCertificate(serial) != null));
            }
            return List.copyOf(all);
        } catch (RuntimeException e) {
            throw new FileSystemException(issued.toString(), null, "this is no list of certificates");
        }
    }
}

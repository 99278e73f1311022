package org.menkyo.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.menkyo.client.state.Installation;
import org.menkyo.protocol.crypto.HmacSha256;

/**
 * Keeps the memory in a folder, tamper-evidently (VA-210): {@code license.state} holds it as text with an HMAC in its
 * last line, {@code license.key} the random key for that, both readable by their owner only. Who changes them locks
 * {@code license.lock} (VA-212).
 *
 * <p>It notices an edited, exchanged, cut-off or removed state. It does not notice an older state that is put back as a
 * whole together with its key, nor somebody who computes the HMAC with the key: the owner of a machine can always do so.
 */
public final class FileLicenseStore implements LicenseStore {

    private static final String MAC_LABEL = "menkyo/license-state/1";
    private static final String MAC_LINE = "hmac=";
    private static final int KEY_LENGTH = 32;
    private static final int MAX_LENGTH = 1 << 20;

    private final Path folder;
    private final Path state;
    private final Path key;
    private final FileMutex mutex;

    /** Keeps it in this folder, which is made when needed. */
    public FileLicenseStore(Path folder) {
        this.folder = folder;
        this.state = folder.resolve("license.state");
        this.key = folder.resolve("license.key");
        this.mutex = new FileMutex(folder.resolve("license.lock"));
    }

    @Override
    public <T, E extends Exception> T exclusively(FileMutex.Work<T, E> work) throws IOException, E {
        Files.createDirectories(folder);
        return mutex.exclusively(work);
    }

    @Override
    public Optional<Installation> load() throws IOException, TamperedException {
        boolean hasState = isThere(state);
        boolean hasPrepared = isThere(WholeFile.prepared(state));
        if (!isThere(key)) {
            if (hasState) {
                throw new TamperedException("the key of the license state was removed");
            }
            return Optional.empty();
        }
        if (!hasState && !hasPrepared) {
            throw new TamperedException("the license state was removed");
        }
        byte[] secret = readKey().orElseThrow(() -> new TamperedException("the key of the license state was altered"));
        Optional<String> body = hasState ? body(state, secret) : Optional.empty();
        if (body.isEmpty() && hasPrepared) {
            body = body(WholeFile.prepared(state), secret);
        }
        String kept = body.orElseThrow(() -> new TamperedException("the license state was altered"));
        try {
            return Optional.of(InstallationText.read(kept));
        } catch (RuntimeException e) {
            throw new IOException("the license state is of another version of this client", e);
        }
    }

    @Override
    public void save(Installation installation) throws IOException {
        save(installation, readKey());
    }

    @Override
    public void saveAnew(Installation installation) throws IOException {
        save(installation, Optional.empty());
    }

    /**
     * The new state is complete on disk before a new key takes its place, and is found beside the old one; so a crash
     * between them loses neither.
     */
    private void save(Installation installation, Optional<byte[]> kept) throws IOException {
        Files.createDirectories(folder);
        byte[] secret = kept.orElseGet(FileLicenseStore::newKey);
        String body = InstallationText.write(installation);
        WholeFile.preparePrivate(state, (body + macLine(body, secret)).getBytes(StandardCharsets.UTF_8));
        if (kept.isEmpty()) {
            WholeFile.preparePrivate(key, (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.UTF_8));
            WholeFile.commit(key);
        }
        WholeFile.commit(state);
    }

    /** What stands in the file if its HMAC fits. */
    private static Optional<String> body(Path file, byte[] secret) throws IOException {
        String text = new String(WholeFile.read(file, MAX_LENGTH), StandardCharsets.UTF_8);
        int end = text.lastIndexOf(MAC_LINE);
        if (end < 0) {
            return Optional.empty();
        }
        String body = text.substring(0, end);
        byte[] found = text.substring(end).getBytes(StandardCharsets.UTF_8);
        boolean fits = MessageDigest.isEqual(macLine(body, secret).getBytes(StandardCharsets.UTF_8), found);
        return fits ? Optional.of(body) : Optional.empty();
    }

    private Optional<byte[]> readKey() throws IOException {
        if (!isThere(key)) {
            return Optional.empty();
        }
        try {
            String text = new String(WholeFile.read(key, MAX_LENGTH), StandardCharsets.ISO_8859_1);
            byte[] secret = HexFormat.of().parseHex(text.strip());
            return secret.length == KEY_LENGTH ? Optional.of(secret) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A file that this user may not see is not taken for one that is not there: that would begin a new grace. */
    private static boolean isThere(Path file) throws IOException {
        boolean there = Files.exists(file);
        if (!there && !Files.notExists(file)) {
            throw new AccessDeniedException(file.toString());
        }
        return there;
    }

    private static byte[] newKey() {
        byte[] fresh = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(fresh);
        return fresh;
    }

    private static String macLine(String body, byte[] secret) {
        byte[] mac = new HmacSha256(secret).of(MAC_LABEL, body.getBytes(StandardCharsets.UTF_8));
        return MAC_LINE + HexFormat.of().formatHex(mac) + "\n";
    }
}

package org.menkyo.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.menkyo.client.state.Installation;
import org.menkyo.protocol.crypto.HmacSha256;

/**
 * Keeps the memory in a folder, tamper-evidently (VA-210): {@code license.state} holds it as text with an HMAC in its
 * last line, {@code license.key} the random key for that, both readable by their owner only.
 *
 * <p>It notices an edited, exchanged, cut-off or removed state. It does not notice an older state that is put back as a
 * whole together with its key, nor somebody who computes the HMAC with the key: the owner of a machine can always do so.
 */
public final class FileLicenseStore implements LicenseStore {

    private static final String MAC_LABEL = "menkyo/license-state/1";
    private static final String MAC_LINE = "hmac=";
    private static final int KEY_LENGTH = 32;

    private final Path state;
    private final Path key;

    /** Keeps it in this folder, which is made when needed. */
    public FileLicenseStore(Path folder) {
        this.state = folder.resolve("license.state");
        this.key = folder.resolve("license.key");
    }

    @Override
    public Optional<Installation> load() throws IOException, TamperedException {
        boolean hasState = Files.exists(state);
        boolean hasPrepared = Files.exists(prepared(state));
        if (!Files.exists(key)) {
            if (hasState) {
                throw new TamperedException("the key of the licence state was removed");
            }
            return Optional.empty();
        }
        if (!hasState && !hasPrepared) {
            throw new TamperedException("the licence state was removed");
        }
        byte[] secret = readKey().orElseThrow(() -> new TamperedException("the key of the licence state was altered"));
        Optional<String> body = hasState ? body(state, secret) : Optional.empty();
        if (body.isEmpty() && hasPrepared) {
            body = body(prepared(state), secret);
        }
        String kept = body.orElseThrow(() -> new TamperedException("the licence state was altered"));
        try {
            return Optional.of(InstallationText.read(kept));
        } catch (RuntimeException e) {
            throw new IOException("the licence state is of another version of this client", e);
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
        if (state.getParent() != null) {
            Files.createDirectories(state.getParent());
        }
        byte[] secret = kept.orElseGet(FileLicenseStore::newKey);
        String body = InstallationText.write(installation);
        prepare(state, body + macLine(body, secret));
        if (kept.isEmpty()) {
            prepare(key, HexFormat.of().formatHex(secret) + "\n");
            replace(key);
        }
        replace(state);
    }

    /** What stands in the file if its HMAC fits. */
    private static Optional<String> body(Path file, byte[] secret) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
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
        if (!Files.exists(key)) {
            return Optional.empty();
        }
        try {
            String text = new String(Files.readAllBytes(key), StandardCharsets.ISO_8859_1);
            byte[] secret = HexFormat.of().parseHex(text.strip());
            return secret.length == KEY_LENGTH ? Optional.of(secret) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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

    private static Path prepared(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private static void prepare(Path file, String text) throws IOException {
        Path fresh = prepared(file);
        Files.deleteIfExists(fresh);
        createPrivate(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void replace(Path file) throws IOException {
        Files.move(prepared(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createPrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}

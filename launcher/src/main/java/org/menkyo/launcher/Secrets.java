package org.menkyo.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;

/**
 * The passwords of the database roles. They are drawn at random at the first start and kept in a file that only its
 * owner can read.
 */
final class Secrets {

    private static final int PASSWORD_BYTES = 24;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Properties properties = new Properties();
    private final SecureRandom random = new SecureRandom();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The password of that name: the same at every call and every start. */
    String password(String name) {
        String known = properties.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        String drawn = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        properties.setProperty(name, drawn);
        store();
        return drawn;
    }

    private void store() {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            try (FileChannel channel = FileChannel.open(
                            draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY);
                    Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
                properties.store(writer, "Made at the first start. Do not share.");
                writer.flush();
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package org.menkyo.admin;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What is remembered between commands: the center's address and a session's token, in a file that only its owner can read. The
 * password is not.
 */
final class Profile {

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final String URL = "url";
    private static final String TOKEN = "token";
    private static final String SESSION = "session";

    private final Path file;
    private Properties known;

    Profile(Path file) {
        this.file = file;
    }

    /** The REST address of the center. */
    Optional<String> url() {
        return value(URL);
    }

    /** The token of the session that was begun last. */
    Optional<String> token() {
        return value(TOKEN);
    }

    /** The id of that session. */
    Optional<String> session() {
        return value(SESSION);
    }

    /** Remembers a session; the file is there as a whole or not at all. */
    void remember(String url, String session, String token) {
        Properties values = new Properties();
        values.setProperty(URL, url);
        values.setProperty(SESSION, session);
        values.setProperty(TOKEN, token);
        try (StringWriter text = new StringWriter()) {
            values.store(text, "A session of menkyo-admin. Do not share.");
            Path folder = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            Path written =
                    Files.createTempFile(folder, ".menkyo-admin", null, PosixFilePermissions.asFileAttribute(OWNER));
            Files.writeString(written, text.toString());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            known = values;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Forgets it. */
    void forget() {
        try {
            Files.deleteIfExists(file);
            known = null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<String> value(String name) {
        if (known == null) {
            known = read();
        }
        return Optional.ofNullable(known.getProperty(name));
    }

    private Properties read() {
        Properties values = new Properties();
        if (!Files.exists(file)) {
            return values;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw new AdminException(
                        MenkyoAdmin.NOT_DONE, "Others can read " + file + ": let only its owner do so (chmod 600).");
            }
            values.load(reader);
            return values;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package org.menkyo.client.agent;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.store.FileMutex;
import org.menkyo.client.store.WholeFile;

/**
 * What makes a machine enrolled: the agent's credentials, in {@code agent/identity.pem} below the product's folder, readable by
 * their owner only. Without them no agent runs (VA-503).
 */
public final class AgentIdentity {

    private static final int MAX_LENGTH = 1 << 22;

    private final Path folder;
    private final Path file;
    private final FileMutex mutex;

    /** @param productFolder the folder of the installed product */
    public AgentIdentity(Path productFolder) {
        this.folder = productFolder.resolve("agent");
        this.file = folder.resolve("identity.pem");
        this.mutex = new FileMutex(folder.resolve("identity.lock"));
    }

    /** Whether the machine is enrolled. */
    public boolean isThere() {
        return Files.exists(file);
    }

    /**
     * The credentials.
     *
     * @return empty if the machine is not enrolled
     * @throws IOException also if the file is damaged
     */
    public Optional<Credentials> load() throws IOException {
        if (!isThere()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Credentials.parse(WholeFile.read(file, MAX_LENGTH)));
        } catch (IllegalArgumentException e) {
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    /**
     * Enrolls the machine.
     *
     * @return whether it was not enrolled before; otherwise nothing happens
     */
    public boolean begin(Credentials credentials) throws IOException {
        makeFolder();
        return mutex.exclusively(() -> {
            if (isThere()) {
                return false;
            }
            WholeFile.replacePrivate(file, credentials.toBytes());
            return true;
        });
    }

    /** Changes the credentials, if there are any, and tells what they are then. */
    Optional<Credentials> change(UnaryOperator<Credentials> change) throws IOException {
        makeFolder();
        return mutex.exclusively(() -> {
            Optional<Credentials> changed = load().map(change);
            if (changed.isPresent()) {
                WholeFile.replacePrivate(file, changed.get().toBytes());
            }
            return changed;
        });
    }

    /**
     * Ends the enrollment: the agent that runs ends, too.
     *
     * @return whether the machine was enrolled
     */
    public boolean end() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        return mutex.exclusively(() -> Files.deleteIfExists(file));
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }
}

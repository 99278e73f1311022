package org.menkyo.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that keeps everything of one installation between starts: database, mails, messages under way, keys, logs.
 * One launcher at a time works with it.
 */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataDirectory(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Makes the folder if need be, closes it to all but its owner, and locks it until this process ends. */
    static DataDirectory open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
            }
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            return lock(root);
        } catch (IOException failed) {
            throw new LaunchException(
                    "The data folder " + root + " cannot be used (" + failed.getMessage()
                            + "): give yourself write access or choose another folder with --data.",
                    failed);
        }
    }

    private static DataDirectory lock(Path root) throws IOException {
        Path file = root.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new LaunchException("Menkyo already runs with the data folder " + root + " (process "
                    + Files.readString(file).trim()
                    + "): stop it first, or choose another folder with --data and other ports with --port-offset.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataDirectory(root, channel, lock);
    }

    Path root() {
        return root;
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    Path mail() {
        return folder("mail");
    }

    Path log() {
        return folder("log");
    }

    Path server() {
        return folder("server");
    }

    Path postgres() {
        return folder("postgresql");
    }

    /** Where the process ids are noted, so that the next start finds what a killed launcher left behind. */
    Path run() {
        return folder("run");
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failed) {
            throw new LaunchException(
                    "The folder " + root.resolve(name) + " cannot be made (" + failed.getMessage()
                            + "): give yourself write access or choose another folder with --data.",
                    failed);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}

package org.menkyo.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Reads and replaces files as a whole: after a crash, a full disk or a power cut the old content or the new one is there,
 * never half of one. Two that replace the same file at the same time have to exclude each other, see {@link FileMutex}.
 */
public final class WholeFile {

    private WholeFile() {}

    /**
     * The content of a file.
     *
     * @param limit the greatest length in bytes that such a file can have
     * @throws IOException also if it is longer
     */
    public static byte[] read(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw new FileSystemException(file.toString(), null, "longer than " + limit + " bytes");
            }
            return content;
        }
    }

    /** Replaces the content; the permissions of a file that is there stay. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path fresh = prepared(file);
        Files.deleteIfExists(fresh);
        if (Files.exists(file)) {
            Files.copy(file, fresh, StandardCopyOption.COPY_ATTRIBUTES);
        } else {
            Files.createFile(fresh);
        }
        write(fresh, content);
        commit(file);
    }

    /** As {@link #replace}, readable by the file's owner only, whatever the old file was. */
    public static void replacePrivate(Path file, byte[] content) throws IOException {
        preparePrivate(file, content);
        commit(file);
    }

    /** Where the new content of a file stands until {@link #commit}. */
    static Path prepared(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Writes the new content of a file beside it, readable by its owner only. */
    static void preparePrivate(Path file, byte[] content) throws IOException {
        Path fresh = prepared(file);
        Files.deleteIfExists(fresh);
        if (isPosix(fresh)) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(fresh);
        }
        write(fresh, content);
    }

    /** The prepared content takes the place of the old one. */
    static void commit(Path file) throws IOException {
        Files.move(prepared(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isPosix(file)) {
            force(file.toAbsolutePath().getParent());
        }
    }

    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(WholeFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "The file system does not write folders through", e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, content);
            channel.force(true);
        }
    }

    static void writeAll(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

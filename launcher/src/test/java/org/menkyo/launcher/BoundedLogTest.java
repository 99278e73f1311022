package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {

    @TempDir
    Path folder;

    @Test
    void aProcessGoesOnAtTheBeginningOfItsFile() throws Exception {
        Path file = folder.resolve("process.log");
        Path said = Files.createFile(folder.resolve("said"));
        ChildProcess process = ChildProcess.start(
                new ProcessBuilder("tail", "-n", "+1", "-f", said.toString()), file, folder.resolve("pid"));
        try {
            for (int round = 0; round < 6; round++) {
                String text = "line " + round + "\n";
                Files.writeString(said, text, StandardOpenOption.APPEND);
                await(file, text);
                new BoundedLog(file, 3).bound();
            }
        } finally {
            process.stop(Duration.ofSeconds(10));
        }

        assertThat(file).isEmptyFile();
        assertThat(folder.resolve("process.log.1")).hasContent("line 5");
        assertThat(folder.resolve("process.log.3")).hasContent("line 3");
        assertThat(folder.resolve("process.log.4")).doesNotExist();
    }

    @Test
    void aShortFileStays() throws IOException {
        Path file = Files.writeString(folder.resolve("process.log"), "short");
        new BoundedLog(file, 5).bound();
        new BoundedLog(folder.resolve("none.log"), 5).bound();
        assertThat(file).hasContent("short");
        assertThat(folder.resolve("process.log.1")).doesNotExist();
    }

    private static void await(Path file, String text) throws IOException {
        while (!Files.readString(file).equals(text)) {
            Thread.onSpinWait();
        }
    }
}

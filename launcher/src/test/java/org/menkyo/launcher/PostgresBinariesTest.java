package org.menkyo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir
    private Path folder;

    /** As two installations do that start for the first time. */
    @Test
    void launchersThatUnpackAtTheSameTimeAllFindThePrograms() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<Path> other = CompletableFuture.supplyAsync(() -> unpack(together));

        Path bin = unpack(together);

        assertThat(other.get()).isEqualTo(bin);
        assertThat(bin.resolve("postgres")).isExecutable();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(bin.getParent());
        }
    }

    private Path unpack(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception stopped) {
            throw new IllegalStateException(stopped);
        }
        return PostgresBinaries.unpack(folder);
    }
}

package org.menkyo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps files small that processes print to. They hold the file open and know nothing of a limit, so what it has is copied
 * away and the file made empty under them; they append, and so go on at its beginning. A line that comes just then can be
 * lost.
 */
final class BoundedLog {

    /** In bytes. */
    static final long LIMIT = 10 << 20;

    private static final int KEPT = 3;
    private static final long INTERVAL_SECONDS = 5;

    private final Path file;
    private final long limit;

    BoundedLog(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /** Looks after files until the launcher ends. */
    static void keep(List<Path> files) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "log files");
            thread.setDaemon(true);
            return thread;
        });
        List<BoundedLog> logs =
                files.stream().map(file -> new BoundedLog(file, LIMIT)).toList();
        timer.scheduleWithFixedDelay(
                () -> logs.forEach(BoundedLog::bound), INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** Copies the file away if it is too long: {@code name.1} is the newest copy, and three are kept. */
    void bound() {
        try {
            if (Files.exists(file) && Files.size(file) > limit) {
                for (int i = KEPT; i > 1; i--) {
                    if (Files.exists(copy(i - 1))) {
                        Files.move(copy(i - 1), copy(i), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
                Files.copy(file, copy(1), StandardCopyOption.REPLACE_EXISTING);
                empty();
            }
        } catch (IOException | UncheckedIOException disk) {
            // The next look tries again; a launcher that ends for want of room would take the product with it.
            return;
        }
    }

    private void empty() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private Path copy(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}

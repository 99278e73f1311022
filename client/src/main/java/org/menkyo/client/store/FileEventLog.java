package org.menkyo.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Appends each event as one line of {@code name=value} pairs to a file. Several programs may write the same file: each
 * line is there as a whole or not at all (VA-212).
 */
public final class FileEventLog implements EventLog {

    private static final int MAX_READ = 1 << 19;

    private final Path file;
    private final FileMutex mutex;

    /** Appends to this file, which is made when needed. */
    public FileEventLog(Path file) {
        this.file = file;
        this.mutex = new FileMutex(file);
    }

    @Override
    public void append(ClientEvent event) {
        append(event.toLine());
    }

    @Override
    public void append(ManagementEvent event) {
        append(event.toLine());
    }

    /**
     * The last lines, oldest first; those of a very long log only as far as {@value #MAX_READ} bytes go back.
     *
     * @param limit how many at most
     */
    public List<String> last(int limit) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return mutex.onFile(log -> last(log, limit));
    }

    private static List<String> last(FileChannel log, int limit) throws IOException {
        long start = Math.max(0, log.size() - MAX_READ);
        ByteBuffer end = ByteBuffer.allocate((int) (log.size() - start));
        log.position(start);
        int read = 0;
        while (end.hasRemaining() && read >= 0) {
            read = log.read(end);
        }
        String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        int first = Math.max(start > 0 ? 1 : 0, lines.size() - limit);
        return List.copyOf(lines.subList(Math.min(first, lines.size()), lines.size()));
    }

    private void append(String line) {
        try {
            mutex.onFile(log -> append(log, line + "\n"));
        } catch (IOException e) {
            warn(e);
        }
    }

    /** A part of a line that a full disk left is taken back; one that a crash left is ended. */
    private static Void append(FileChannel log, String line) throws IOException {
        long end = log.size();
        String text = endsInsideALine(log, end) ? "\n" + line : line;
        try {
            log.position(end);
            WholeFile.writeAll(log, text.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (IOException e) {
            log.truncate(end);
            throw e;
        }
    }

    private static boolean endsInsideALine(FileChannel log, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end > 0 && log.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    @Override
    public void clear() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            mutex.onFile(log -> log.truncate(0));
        } catch (IOException e) {
            warn(e);
        }
    }

    private static void warn(IOException e) {
        System.getLogger(FileEventLog.class.getName())
                .log(System.Logger.Level.WARNING, "The event log cannot be written: " + e);
    }
}

package org.menkyo.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Appends each event as one line of {@code name=value} pairs to a file. Several programs may write the same file: each
 * line is there as a whole or not at all (VA-212).
 */
public final class FileEventLog implements EventLog {

    private final Path file;
    private final FileMutex mutex;

    /** Appends to this file, which is made when needed. */
    public FileEventLog(Path file) {
        this.file = file;
        this.mutex = new FileMutex(file);
    }

    @Override
    public void append(ClientEvent event) {
        try {
            mutex.onFile(log -> append(log, event.toLine() + "\n"));
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

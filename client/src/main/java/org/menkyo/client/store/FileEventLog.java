package org.menkyo.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.menkyo.client.ClientEvent;

/** Appends each event as one line of {@code name=value} pairs to a file. */
public final class FileEventLog implements EventLog {

    private final Path file;

    /** Appends to this file, which is made when needed. */
    public FileEventLog(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void append(ClientEvent event) {
        try {
            Files.writeString(
                    file,
                    event.toLine() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            warn(e);
        }
    }

    @Override
    public synchronized void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            warn(e);
        }
    }

    private static void warn(IOException e) {
        System.getLogger(FileEventLog.class.getName())
                .log(System.Logger.Level.WARNING, "The event log cannot be written: " + e.getMessage());
    }
}

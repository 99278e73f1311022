package org.menkyo.it.soap;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.menkyo.it.product.RunningProduct;

/** What the server writes to its log from a moment on. */
final class ServerLog {

    private final Path file;
    private final long start;

    private ServerLog(Path file) throws IOException {
        this.file = file;
        this.start = Files.size(file);
    }

    /** The log of a product from now on. */
    static ServerLog of(RunningProduct product) throws IOException {
        return new ServerLog(product.data().resolve("log").resolve("server.log"));
    }

    /** All that was written since; from its beginning if a new file was begun. */
    String written() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(log.length() < start ? 0 : start);
            byte[] bytes = new byte[Math.toIntExact(log.length() - log.getFilePointer())];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}

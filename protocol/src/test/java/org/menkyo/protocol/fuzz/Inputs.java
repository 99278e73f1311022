package org.menkyo.protocol.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the inputs that a parser was fuzzed with, and leaves the number in {@code target/fuzz} when the JVM ends. */
final class Inputs {

    private static final String FOLDER = System.getProperty("menkyo.fuzz.inputs", "target/fuzz");

    private final AtomicLong count = new AtomicLong();

    private Inputs(String parser) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(parser)));
    }

    static Inputs of(String parser) {
        return new Inputs(parser);
    }

    void tried() {
        count.incrementAndGet();
    }

    private void write(String parser) {
        try {
            Path folder = Files.createDirectories(Path.of(FOLDER));
            Files.writeString(folder.resolve(parser + ".inputs"), count.get() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

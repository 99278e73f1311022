package org.menkyo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a report says about the machine, so that its figures mean something. */
final class Machine {

    private static final int FLUSHES = 201;
    private static final int WRITTEN = 8192;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Above this load average of the last minute others had a share of the processors. */
    private static final double QUIET = 0.5;

    private Machine() {}

    /**
     * Name and value of each property.
     *
     * @param folder a folder on the disk of the database
     */
    static Map<String, String> describe(Path folder) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "processors",
                Runtime.getRuntime().availableProcessors() + " × " + value("/proc/cpuinfo", "model name"));
        facts.put("memory", value("/proc/meminfo", "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put("disk", String.format(Locale.ROOT, "%.2f ms until a write of 8 kB is flushed", flushMillis(folder)));
        facts.put("load average before the run", loadAverage());
        return facts;
    }

    /** How long the disk takes to flush what a small commit writes: the median of many, in milliseconds. */
    private static double flushMillis(Path folder) {
        double[] millis = new double[FLUSHES];
        try {
            Path file = Files.createTempFile(Files.createDirectories(folder), "flush", null);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (int i = 0; i < FLUSHES; i++) {
                    long start = System.nanoTime();
                    channel.write(ByteBuffer.allocate(WRITTEN));
                    channel.force(false);
                    millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Arrays.sort(millis);
        return millis[FLUSHES / 2];
    }

    /** Whether other programs have so small a share of the processors that figures mean something. */
    static boolean isQuiet() {
        return Double.parseDouble(loadAverage().split(" ")[0]) <= QUIET;
    }

    /** The load averages of the last 1, 5 and 15 minutes. */
    static String loadAverage() {
        String[] words = Command.firstLine("/proc/loadavg").split(" ");
        return words.length < 3 ? "unknown" : words[0] + " " + words[1] + " " + words[2];
    }

    private static String value(String file, String name) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return "unknown";
        }
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

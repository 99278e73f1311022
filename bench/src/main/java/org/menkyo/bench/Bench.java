package org.menkyo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.menkyo.bench.http.ActivationPart;
import org.menkyo.bench.http.PagesPart;
import org.menkyo.bench.http.ReadsPart;
import org.menkyo.bench.kms.KmsPart;
import org.menkyo.bench.kms.VolumePart;
import org.menkyo.bench.orders.OrdersPart;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that measures Menkyo side by side with what it could at best be. */
@Command(
        name = "menkyo bench",
        description =
                "Measures Menkyo and what it is compared with, and writes docs/performance. Waits until the machine is quiet.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {

    private static final int QUIET_MINUTES = 10;
    private static final Logger LIBRARIES = Logger.getLogger("");
    private static final Map<String, Supplier<Part>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("kms", KmsPart::new);
        PARTS.put("activation", ActivationPart::new);
        PARTS.put("reads", ReadsPart::new);
        PARTS.put("pages", PagesPart::new);
        PARTS.put("orders", OrdersPart::new);
        PARTS.put("boot", BootPart::new);
        PARTS.put("volume", VolumePart::new);
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "PART",
            description = "kms, activation, reads, pages, orders, boot or volume; all if none is given.")
    private List<String> parts = List.of();

    @Option(names = "--repeats", description = "How often each thing is measured (default: ${DEFAULT-VALUE}).")
    private int repeats = 3;

    @Option(names = "--seconds", description = "How long each time (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(names = "--clients", description = "How many machines ask the KMS host (default: ${DEFAULT-VALUE}).")
    private int clients = 1_000_000;

    @Option(names = "--orders", description = "How many orders a submission has (default: ${DEFAULT-VALUE}).")
    private int orders = 10_000;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "The folder of the repository (default: ${DEFAULT-VALUE}).")
    private Path home = Path.of(".");

    @Option(
            names = "--reports",
            paramLabel = "FOLDER",
            description = "Where reports are written (default: docs/performance of the repository).")
    private Path reports;

    @Option(
            names = "--busy",
            description =
                    "Measure although the machine is not quiet. Such figures are not published: name another folder"
                            + " for reports.")
    private boolean busy;

    /** Measures; the exit code is 0, or 1 if something could not be measured or was not right. */
    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.SEVERE);
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<String> unknown =
                parts.stream().filter(part -> !PARTS.containsKey(part)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("menkyo: there is no part " + unknown + ", only " + PARTS.keySet() + ".");
            return 2;
        }
        if (busy && reports == null) {
            System.err.println("menkyo: what a busy machine gives is not published: add --reports FOLDER.");
            return 2;
        }
        Path root = home.toAbsolutePath().normalize();
        Path work = root.resolve("bench/target/data");
        Path written = reports == null ? root.resolve("docs/performance") : reports;
        Files.createDirectories(written);
        for (String part : parts.isEmpty() ? new ArrayList<>(PARTS.keySet()) : parts) {
            deleteFolder(work);
            if (!busy && !awaitQuiet()) {
                System.err.println("menkyo: the machine is not quiet, its load average is " + Machine.loadAverage()
                        + ". Stop what runs on it, or measure with --busy --reports FOLDER.");
                return 1;
            }
            Plan.say("== " + part + ", load average " + Machine.loadAverage());
            Plan plan = new Plan(root, work, written, repeats, Duration.ofSeconds(seconds), clients, orders);
            PARTS.get(part).get().run(plan);
        }
        deleteFolder(work);
        return 0;
    }

    /** Waits until other programs, and what was measured before, have left the processors alone. */
    private static boolean awaitQuiet() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(QUIET_MINUTES);
        while (!Machine.isQuiet()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Installation.pause(1000);
        }
        return true;
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

package org.menkyo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.menkyo.bench.report.Report;
import org.menkyo.bench.report.Result;
import org.menkyo.launcher.ServerJava;

/** Time to boot and memory after it, against the same server with the same configuration and no application. */
final class BootPart implements Part {

    private static final Pattern STARTED = Pattern.compile("WFLYSRV00(?:25|26): .* started.* in (\\d+)ms");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long SETTLE_MILLIS = 3000;

    private final List<Double> ourSeconds = new ArrayList<>();
    private final List<Double> bareSeconds = new ArrayList<>();
    private final List<Double> ourMegabytes = new ArrayList<>();
    private final List<Double> bareMegabytes = new ArrayList<>();

    @Override
    public void run(Plan plan) throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("MENKYO_JAVA_OPTS", ServerJava.OPTIONS);
        Report report = null;
        // The first start makes the tables.
        try (Installation first = plan.installation("boot", settings)) {
            first.start();
            report = plan.report("boot", "Boot and memory", first, Map.of("Java options", ServerJava.OPTIONS));
        }
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            bare(plan, repeat);
            try (Installation ours = plan.installation("boot", settings)) {
                ours.start();
                Installation.pause(SETTLE_MILLIS);
                ourMegabytes.add(resident(ours.serverProcess()));
                ourSeconds.add(started(ours.data().resolve("log").resolve("server.log")));
            }
            Plan.say("boot: " + bareSeconds + " " + ourSeconds + " s, memory: " + bareMegabytes + " " + ourMegabytes);
        }
        Result bareBoot = new Result("bare server", "boot", "s", bareSeconds);
        Result ourBoot = new Result("Menkyo", "boot", "s", ourSeconds);
        Result bareMemory = new Result("bare server", "resident memory after boot", "MB", bareMegabytes);
        Result ourMemory = new Result("Menkyo", "resident memory after boot", "MB", ourMegabytes);
        report.line("Both start with the same configuration, the bare one without the application. The time is what the"
                + " server says of itself; the tables are there already.");
        report.results(List.of(bareBoot, ourBoot, bareMemory, ourMemory));
        report.target("boot time / bare server", 1.5, false, ourBoot.median() / bareBoot.median());
        report.target("memory after boot / bare server", 1.5, false, ourMemory.median() / bareMemory.median());
        report.write();
    }

    private void bare(Plan plan, int repeat) throws IOException, InterruptedException {
        Path base = plan.work().resolve("bare-" + repeat);
        Path configuration = Files.createDirectories(base.resolve("configuration"));
        Path server;
        try (Stream<Path> found = Files.list(plan.home().resolve("ear/target"))) {
            server = found.filter(path -> path.getFileName().toString().startsWith("wildfly-"))
                    .findFirst()
                    .orElseThrow();
        }
        try (Stream<Path> files = Files.list(server.resolve("standalone/configuration"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()));
            }
        }
        ProcessBuilder builder = new ProcessBuilder(
                        server.resolve("bin/standalone.sh").toString(),
                        "-Djboss.server.base.dir=" + base,
                        "-Djboss.socket.binding.port-offset=4700",
                        "-Dmenkyo.data.dir=" + base,
                        "--server-config=menkyo.xml")
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("console.log").toFile());
        builder.environment()
                .put("JAVA_OPTS", ServerJava.OPTIONS + " -Djava.net.preferIPv4Stack=true -Djava.awt.headless=true");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            Path log = base.resolve("log").resolve("server.log");
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
            while (!Files.exists(log) || !STARTED.matcher(Files.readString(log)).find()) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new BenchException("the bare server does not start: see " + log);
                }
                Installation.pause(100);
            }
            Installation.pause(SETTLE_MILLIS);
            ProcessHandle java = process.descendants()
                    .filter(child -> child.info().command().orElse("").endsWith("/java"))
                    .findFirst()
                    .orElseThrow();
            bareMegabytes.add(resident(java));
            bareSeconds.add(started(log));
            java.destroy();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
        }
    }

    private static double resident(ProcessHandle process) throws IOException {
        Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
        if (!resident.find()) {
            throw new BenchException("the system does not tell how much memory the server has");
        }
        return Double.parseDouble(resident.group(1)) / 1024;
    }

    /** Seconds that the last start took. */
    private static double started(Path log) throws IOException {
        Matcher started = STARTED.matcher(Files.readString(log));
        double millis = Double.NaN;
        while (started.find()) {
            millis = Double.parseDouble(started.group(1));
        }
        return millis / 1000;
    }
}

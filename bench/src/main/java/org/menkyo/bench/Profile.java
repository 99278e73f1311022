package org.menkyo.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.menkyo.bench.report.Number;
import org.menkyo.bench.report.Report;

/**
 * Where the server's processor time goes, by the JDK's flight recorder.
 *
 * @param samples how many samples there are
 * @param methods samples by the method that ran
 * @param own samples by the method of ours that ran, or that called what ran
 */
public record Profile(int samples, Map<String, Integer> methods, Map<String, Integer> own) {

    private static final int SHOWN = 15;
    private static final String NAME = "bench";

    /** Records the server while something runs. */
    public static Profile of(Installation installation, Path file, Runnable load) throws IOException {
        String server = Long.toString(installation.serverProcess().pid());
        jcmd(server, "JFR.start", "name=" + NAME, "settings=profile");
        load.run();
        jcmd(server, "JFR.stop", "name=" + NAME, "filename=" + file);
        return read(file);
    }

    private static void jcmd(String... arguments) {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Command.run(
                Map.of(),
                java.util.stream.Stream.concat(java.util.stream.Stream.of(program), java.util.Arrays.stream(arguments))
                        .toList());
    }

    private static Profile read(Path file) throws IOException {
        Map<String, Integer> methods = new HashMap<>();
        Map<String, Integer> own = new HashMap<>();
        int samples = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (!event.getEventType().getName().equals("jdk.ExecutionSample") || event.getStackTrace() == null) {
                    continue;
                }
                samples++;
                List<RecordedFrame> frames = event.getStackTrace().getFrames();
                methods.merge(name(frames.get(0)), 1, Integer::sum);
                frames.stream()
                        .map(Profile::name)
                        .filter(name -> name.startsWith("org.menkyo."))
                        .findFirst()
                        .ifPresent(name -> own.merge(name, 1, Integer::sum));
            }
        }
        return new Profile(samples, methods, own);
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    /** Shows the methods that cost most. */
    public void describe(Report report) {
        report.heading("Profile");
        report.line(samples + " samples of running Java code in the server; waiting and the kernel are not in it.");
        show(report, "our method, with what it calls outside", own);
        show(report, "method that ran", methods);
    }

    private void show(Report report, String title, Map<String, Integer> counts) {
        report.table(
                List.of(title, "% of samples"),
                counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .limit(SHOWN)
                        .map(entry ->
                                List.of("`" + entry.getKey() + "`", Number.text(100.0 * entry.getValue() / samples)))
                        .toList());
    }
}

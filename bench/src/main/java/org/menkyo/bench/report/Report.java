package org.menkyo.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * The report of one part: a page, the values as CSV, and pictures. The overview of all parts is made anew from what is
 * there.
 */
public final class Report {

    private static final String TARGETS = "targets.csv";

    private final Path folder;
    private final String part;
    private final StringBuilder page = new StringBuilder();
    private final List<Result> results = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    /**
     * @param folder where the report is written
     * @param part its name, which files begin with
     * @param settings what the values depend on
     */
    public Report(Path folder, String part, String title, Map<String, String> settings) {
        this.folder = folder;
        this.part = part;
        line("# " + title);
        line("Written by `./menkyo bench " + part + "`; medians of repeats, with the least and the greatest value.");
        table(
                List.of("", ""),
                settings.entrySet().stream()
                        .map(setting -> List.of(setting.getKey(), setting.getValue()))
                        .toList());
    }

    public void heading(String text) {
        line("## " + text);
    }

    /** A paragraph. */
    public void line(String text) {
        page.append(text).append("\n\n");
    }

    public void table(List<String> head, List<List<String>> rows) {
        page.append(row(head));
        page.append(row(head.stream().map(name -> "---").toList()));
        rows.forEach(cells -> page.append(row(cells)));
        page.append('\n');
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Shows results, and keeps their values. */
    public void results(Collection<Result> shown) {
        results.addAll(shown);
        table(
                List.of("what", "load", "median", "least … greatest", "unit"),
                shown.stream()
                        .map(result -> List.of(
                                result.subject(),
                                result.setting(),
                                Number.text(result.median()),
                                Number.text(result.min()) + " … " + Number.text(result.max()),
                                result.unit()))
                        .toList());
    }

    /** Medians over the number that a setting begins with, one line for each subject. */
    public void curves(String name, String title, String horizontal, String vertical, Collection<Result> shown) {
        Map<String, List<double[]>> curves = new LinkedHashMap<>();
        for (Result result : shown) {
            double x = Double.parseDouble(result.setting().split(" ")[0].replace(",", ""));
            curves.computeIfAbsent(result.subject(), subject -> new ArrayList<>())
                    .add(new double[] {x, result.median()});
        }
        Picture.curves(file(name), title, horizontal, vertical, curves);
        line("![" + title + "](" + file(name).getFileName() + ")");
    }

    /** Medians over the percentage that a setting begins with, each as a share of the subject's first. */
    public void shares(String name, String title, Collection<Result> shown) {
        Map<String, List<double[]>> curves = new LinkedHashMap<>();
        for (Result result : shown) {
            List<double[]> points = curves.computeIfAbsent(result.subject(), subject -> new ArrayList<>());
            double first = points.isEmpty() ? result.median() : points.get(0)[2];
            points.add(new double[] {
                Double.parseDouble(result.setting().split(" ")[0]), 100 * result.median() / first, first
            });
        }
        Picture.shares(file(name), title, curves);
        line("![" + title + "](" + file(name).getFileName() + ")");
    }

    public void latencies(String name, String title, Map<String, Histogram> histograms) {
        Picture.latencies(file(name), title, histograms);
        line("![" + title + "](" + file(name).getFileName() + ")");
    }

    private Path file(String name) {
        return folder.resolve(part + "-" + name + ".svg");
    }

    /** Compares with what is to be reached. */
    public void target(String what, double limit, boolean atLeast, double reached) {
        targets.add(new Target(part, what, limit, atLeast, reached));
    }

    /** Writes the page and its values, and the overview. */
    public void write() {
        heading("Targets");
        targetTable(targets);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(part + ".md"), page.toString().stripTrailing() + "\n");
            StringBuilder values = new StringBuilder("what,load,unit,values\n");
            for (Result result : results) {
                values.append(quoted(result.subject()))
                        .append(',')
                        .append(quoted(result.setting()))
                        .append(',')
                        .append(quoted(result.unit()))
                        .append(',')
                        .append(result.values().stream()
                                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                                .collect(Collectors.joining(" ")))
                        .append('\n');
            }
            Files.writeString(folder.resolve(part + ".csv"), values);
            writeOverview();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void targetTable(List<Target> shown) {
        table(
                List.of("what", "target", "measured", ""),
                shown.stream().map(Report::cells).toList());
    }

    private static List<String> cells(Target target) {
        return List.of(
                target.what(),
                (target.atLeast() ? "≥ " : "≤ ") + Number.text(target.limit()),
                Number.text(target.reached()),
                target.isReached() ? "reached" : "missed");
    }

    private void writeOverview() throws IOException {
        Path file = folder.resolve(TARGETS);
        List<Target> all = new ArrayList<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .skip(1)
                    .map(Report::target)
                    .filter(target -> !target.part().equals(part))
                    .forEach(all::add);
        }
        all.addAll(targets);
        StringBuilder lines = new StringBuilder("part;what;limit;at least;measured\n");
        all.forEach(target -> lines.append(String.format(
                Locale.ROOT,
                "%s;%s;%.4f;%s;%.4f%n",
                target.part(),
                target.what(),
                target.limit(),
                target.atLeast(),
                target.reached())));
        Files.writeString(file, lines);

        StringBuilder overview = new StringBuilder("""
                # Performance

                What `./menkyo bench` measured last. Every figure is a ratio of two things that were measured side by
                side in one run on one machine; the pages of the parts have the machine, the settings and the values.
                [How it is measured](method.md); [what costs, and what was done about it](findings.md);
                [what a hundred million machines ask for](scale.md).

                """);
        overview.append(row(List.of("part", "what", "target", "measured", "")));
        overview.append(row(List.of("---", "---", "---", "---", "---")));
        for (Target target : all) {
            List<String> cells = new ArrayList<>(List.of("[" + target.part() + "](" + target.part() + ".md)"));
            cells.addAll(cells(target));
            overview.append(row(cells));
        }
        Files.writeString(folder.resolve("README.md"), overview);
    }

    private static Target target(String line) {
        String[] cells = line.split(";");
        return new Target(
                cells[0],
                cells[1],
                Double.parseDouble(cells[2]),
                Boolean.parseBoolean(cells[3]),
                Double.parseDouble(cells[4]));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}

package org.menkyo.twin.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.menkyo.planning.MakForecast;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.twin.world.Course;
import org.menkyo.twin.world.DayState;

/** Writes courses as CSV (RFC 4180, UTF-8): the same courses always give the same bytes. */
public final class Tables {

    private Tables() {}

    /** Machines by license state, for each plan, day and group of machines. */
    public static void states(List<Course> courses, Path file) throws IOException {
        List<String> columns = new ArrayList<>(List.of("plan", "day", "date", "group", "machines"));
        Arrays.stream(LicenseState.values()).map(LicenseState::name).forEach(columns::add);
        try (CsvWriter csv = open(file)) {
            csv.writeRecord(columns);
            for (Course course : courses) {
                for (DayState day : course.days()) {
                    day.states().forEach((group, states) -> csv.writeRecord(row(course, day, group, states)));
                }
            }
        }
    }

    private static List<String> row(Course course, DayState day, String group, Map<LicenseState, Integer> states) {
        List<String> row = beginning(course, day);
        row.add(group);
        row.add(text(states.values().stream().mapToInt(Integer::intValue).sum()));
        for (LicenseState state : LicenseState.values()) {
            row.add(text(states.getOrDefault(state, 0)));
        }
        return row;
    }

    /** The count of each KMS host, the requests since the day before, and suspected duplicates, for each plan and day. */
    public static void hosts(List<Course> courses, Path file) throws IOException {
        try (CsvWriter csv = open(file)) {
            csv.writeRecord("plan", "day", "date", "host", "count", "requests", "unanswered", "suspected duplicates");
            for (Course course : courses) {
                for (DayState day : course.days()) {
                    day.counts().forEach((host, count) -> {
                        List<String> row = beginning(course, day);
                        row.addAll(List.of(
                                host,
                                text(count),
                                text(day.requests()),
                                text(day.unanswered()),
                                text(day.suspected())));
                        csv.writeRecord(row);
                    });
                }
            }
        }
    }

    /** The use of each MAK, and the day on which it ends as predicted on that day, for each plan and day. */
    public static void maks(List<Course> courses, Path file) throws IOException {
        try (CsvWriter csv = open(file)) {
            csv.writeRecord("plan", "day", "date", "group", "permitted", "used", "refused", "predicted end");
            for (Course course : courses) {
                course.plan().mak().forEach((group, permitted) -> maks(course, group, permitted, csv));
            }
        }
    }

    private static void maks(Course course, String group, int permitted, CsvWriter csv) {
        List<Integer> used = new ArrayList<>();
        for (DayState day : course.days()) {
            used.add(day.makUsed().get(group));
            OptionalInt end = MakForecast.exhaustedOn(used, permitted);
            List<String> row = beginning(course, day);
            row.addAll(List.of(
                    group,
                    text(permitted),
                    text(day.makUsed().get(group)),
                    text(day.makRefused().get(group)),
                    end.isPresent() ? text(end.getAsInt()) : ""));
            csv.writeRecord(row);
        }
    }

    private static List<String> beginning(Course course, DayState day) {
        return new ArrayList<>(
                List.of(course.plan().name(), text(day.day()), day.date().toString()));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static CsvWriter open(Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    }
}

package org.menkyo.admin;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Shows answers: as tables for people, as JSON for programs, and files as they are. */
final class Screen {

    private static final String ITEMS = "items";
    private static final String NEXT = "next";
    private static final String GAP = "  ";

    private final PrintStream out;

    Screen(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
    }

    /** As the center gave it, in lines. */
    void json(JsonObject answer) {
        out.println(pretty(answer));
    }

    void copy(InputStream body) throws IOException {
        body.transferTo(out);
        out.flush();
    }

    void toFile(Path file, JsonObject answer) {
        try {
            Files.writeString(file, pretty(answer) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A file that breaks off midway leaves nothing. */
    void toFile(Path file, InputStream body) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        Path part = Files.createTempFile(folder, ".menkyo-admin", null);
        try {
            Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String pretty(JsonObject answer) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text, StandardCharsets.UTF_8)) {
            writer.writeObject(answer);
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    /** A list with a column for each member that fits into one, or one thing with a line for each of its members. */
    void table(ApiOperation operation, JsonObject answer) {
        if (!answer.containsKey(ITEMS) || !isList(answer)) {
            lines(answer.entrySet().stream()
                            .map(member -> List.of(member.getKey(), cell(member.getValue())))
                            .toList())
                    .forEach(out::println);
            return;
        }
        List<JsonObject> items = answer.getJsonArray(ITEMS).getValuesAs(JsonObject.class);
        List<String> columns = operation.columns().stream()
                .filter(column -> items.stream().anyMatch(item -> isShort(item.get(column))))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns);
        items.forEach(item -> rows.add(columns.stream()
                .map(column -> isShort(item.get(column)) ? cell(item.get(column)) : "")
                .toList()));
        if (items.isEmpty()) {
            out.println("Nothing is there.");
        } else {
            lines(rows).forEach(out::println);
        }
        if (answer.containsKey(NEXT)) {
            out.println("There is more: --all, or --cursor " + answer.getString(NEXT));
        }
    }

    private static boolean isList(JsonObject answer) {
        return answer.get(ITEMS).getValueType() == JsonValue.ValueType.ARRAY
                && answer.getJsonArray(ITEMS).stream()
                        .allMatch(item -> item.getValueType() == JsonValue.ValueType.OBJECT);
    }

    /** Objects have no column; several texts do. */
    private static boolean isShort(JsonValue value) {
        return value != null
                && switch (value.getValueType()) {
                    case OBJECT -> false;
                    case ARRAY -> value.asJsonArray().stream().allMatch(JsonString.class::isInstance);
                    default -> true;
                };
    }

    private static String cell(JsonValue value) {
        String text =
                switch (value.getValueType()) {
                    case STRING -> ((JsonString) value).getString();
                    case NULL -> "";
                    case ARRAY ->
                        value.asJsonArray().stream().allMatch(JsonString.class::isInstance)
                                ? value.asJsonArray().getValuesAs(JsonString::getString).stream()
                                        .collect(Collectors.joining(", "))
                                : value.toString();
                    default -> value.toString();
                };
        // What somebody has typed must not steer the terminal of somebody else.
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** Columns as wide as their widest text, where a Japanese character is as wide as two others. */
    static List<String> lines(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                line.append(cell)
                        .append(" ".repeat(widths[column] - width(cell)))
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int width(String text) {
        // Marks that the library takes for markup are as wide as any two letters.
        return Ansi.OFF.text(text.replace("@|", "xx").replace("|@", "xx")).getCJKAdjustedLength();
    }
}

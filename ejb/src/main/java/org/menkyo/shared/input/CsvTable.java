package org.menkyo.shared.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;

/**
 * The lines of a CSV file by the names of their columns. What is wrong is reported in the field {@code csv[12].quantity}: the line of
 * the file, where that of the names is 1, and the column.
 */
public final class CsvTable {

    /** Far more than the lines of a file need. */
    public static final int MAX_LENGTH = 4_000_000;

    /** So that what a file asks for is done within some seconds. */
    public static final int MAX_LINES = 5_000;

    /** More help nobody, and a file of another kind is wrong in every line. */
    private static final int MAX_PROBLEMS = 100;

    private static final String FILE = "csv";
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    private final InputCheck check;
    private final List<String> columns = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private CsvTable(InputCheck check) {
        this.check = check;
    }

    /**
     * Reads a file.
     *
     * @param required columns that must be there; a line may still leave them empty
     * @param optional further columns that may be there
     * @throws InvalidInputException if it is no such file
     */
    public static CsvTable read(InputCheck check, String csv, List<String> required, List<String> optional) {
        check.required(FILE, csv);
        String text = Objects.requireNonNullElse(csv, "");
        if (text.length() > MAX_LENGTH) {
            check.reject(FILE, FieldProblem.TOO_LONG, MAX_LENGTH);
        }
        check.done();
        CsvTable table = new CsvTable(check);
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)) {
            for (CsvRecord row : reader) {
                if (table.columns.isEmpty()) {
                    table.columns(row, required, optional);
                } else {
                    table.add(row);
                }
            }
        } catch (CsvParseException e) {
            check.reject(FILE, FieldProblem.MALFORMED).done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (table.lines.isEmpty() || table.lines.size() > MAX_LINES) {
            check.size(FILE, table.lines, 1, MAX_LINES).done();
        }
        return table;
    }

    private void columns(CsvRecord row, List<String> required, List<String> optional) {
        columns.addAll(row.getFields());
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!required.contains(column) && !optional.contains(column)) {
                String known = required.stream().collect(Collectors.joining(", "))
                        + optional.stream().map(name -> ", " + name).collect(Collectors.joining());
                check.reject("csv[1]." + column, FieldProblem.NOT_ONE_OF, known);
            } else if (!seen.add(column)) {
                check.reject("csv[1]." + column, FieldProblem.DUPLICATE);
            }
        }
        required.stream()
                .filter(column -> !seen.contains(column))
                .forEach(column -> check.reject("csv[1]." + column, FieldProblem.REQUIRED));
        check.done();
    }

    private void add(CsvRecord row) {
        if (lines.size() > MAX_LINES) {
            return;
        }
        if (row.getFieldCount() != columns.size()) {
            check.reject(FILE + "[" + row.getStartingLineNumber() + "]", FieldProblem.MALFORMED);
        } else {
            lines.add(new Line(row.getStartingLineNumber(), row.getFields()));
        }
        stopIfHopeless();
    }

    /** The lines below the names. */
    public List<Line> lines() {
        return lines;
    }

    /** Throws if so much is wrong that more would help nobody. */
    public void stopIfHopeless() {
        if (check.count() >= MAX_PROBLEMS) {
            check.done();
        }
    }

    /** A line; its values are null after what is wrong with them was reported. */
    public final class Line {

        private final long number;
        private final List<String> values;

        private Line(long number, List<String> values) {
            this.number = number;
            this.values = values;
        }

        /** What a problem of this line's value is reported in. */
        public String field(String column) {
            return FILE + "[" + number + "]." + column;
        }

        /** Reports a problem of a value. */
        public void reject(String column, FieldProblem problem, Object... arguments) {
            check.reject(field(column), problem, arguments);
        }

        /** The value, or null if it is empty or the column is not there. */
        public String text(String column) {
            int place = columns.indexOf(column);
            String value = place < 0 || place >= values.size() ? "" : values.get(place);
            return value.isBlank() ? null : value;
        }

        /** A value that must be there, of at most so many characters. */
        public String required(String column, int maxLength) {
            check.text(field(column), text(column), maxLength);
            return text(column);
        }

        /** A value of at most so many characters, or none. */
        public String optional(String column, int maxLength) {
            check.optionalText(field(column), text(column), maxLength);
            return text(column);
        }

        /** An e-mail address. */
        public String email(String column, boolean required) {
            String text = text(column);
            if (required) {
                check.email(field(column), text);
            } else {
                check.optionalEmail(field(column), text);
            }
            return text;
        }

        /** A whole number within limits, both included. */
        public Integer number(String column, int min, int max) {
            String text = text(column);
            if (text == null) {
                check.required(field(column), null);
            } else if (!NUMBER.matcher(text.strip()).matches()) {
                check.reject(field(column), FieldProblem.MALFORMED);
            } else {
                long number = Long.parseLong(text.strip());
                check.range(field(column), number, min, max);
                return (int) Math.min(number, Integer.MAX_VALUE);
            }
            return null;
        }

        /** {@code true} or {@code false}; left empty it is false. */
        public boolean flag(String column) {
            return "true".equals(word(column, List.of("true", "false")));
        }

        /** One of the words, or null if it is empty. */
        public String word(String column, List<String> words) {
            String text = text(column);
            if (text != null && !words.contains(text.strip())) {
                check.reject(field(column), FieldProblem.NOT_ONE_OF, String.join(", ", words));
                return null;
            }
            return text == null ? null : text.strip();
        }

        /** A constant of an enum by its name, or null if it is empty. */
        public <E extends Enum<E>> E constant(String column, Class<E> type) {
            String word = word(
                    column,
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
            return word == null ? null : Enum.valueOf(type, word);
        }

        /** A day such as 2026-11-29, or null if it is empty. */
        public LocalDate day(String column) {
            try {
                return text(column) == null
                        ? null
                        : LocalDate.parse(text(column).strip());
            } catch (DateTimeException e) {
                check.reject(field(column), FieldProblem.MALFORMED);
                return null;
            }
        }
    }
}

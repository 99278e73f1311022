package org.menkyo.shared;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes records as lines of comma-separated values by RFC 4180. */
public final class CsvLine {

    private static final String FORMULA = "=+-@\t\r";

    private CsvLine() {}

    /** One line with its end; null becomes an empty field. No text that people chose becomes a formula in a spreadsheet. */
    public static String of(Object... fields) {
        return Stream.of(fields).map(field -> field == null ? "" : field(field)).collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String field(Object field) {
        String value = field.toString();
        String safe = !(field instanceof Number) && !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0
                ? "'" + value
                : value;
        return safe.matches("[^,\"\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}

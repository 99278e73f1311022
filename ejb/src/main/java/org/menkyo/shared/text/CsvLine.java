package org.menkyo.shared.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.menkyo.protocol.text.TypedText;

/** Writes records as lines of comma-separated values by RFC 4180, for spreadsheets that people open with a double click. */
public final class CsvLine {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA = "=+-@\u2212";

    private CsvLine() {}

    /**
     * The first line of a file. It begins with a byte order mark, without which a spreadsheet takes the rest for text in the
     * character set of its country.
     */
    public static String header(String... names) {
        return BYTE_ORDER_MARK + of((Object[]) names);
    }

    /**
     * One line with its end; null becomes an empty field. No text that people chose becomes a formula in a spreadsheet: an
     * apostrophe precedes it where it begins like one, invisible characters left aside, or with a control character. Japanese
     * spreadsheets take full-width signs for those of formulas.
     */
    public static String of(Object... fields) {
        return Stream.of(fields).map(field -> field == null ? "" : field(field)).collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String field(Object field) {
        String value = field.toString();
        String safe = !(field instanceof Number) && isLikeFormula(value) ? "'" + value : value;
        return safe.matches("[^,\"\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isLikeFormula(String value) {
        if (value.isEmpty()) {
            return false;
        }
        String seen = TypedText.label(value);
        return Character.isISOControl(value.charAt(0)) || seen != null && FORMULA.indexOf(seen.charAt(0)) >= 0;
    }
}

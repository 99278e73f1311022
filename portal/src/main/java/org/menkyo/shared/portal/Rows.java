package org.menkyo.shared.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of a form that takes a list: those that are filled in, and empty ones behind them. A button of the form, {@value #MORE},
 * asks for further empty ones of the list that is its value.
 */
public final class Rows {

    /** The button that asks for further rows. */
    public static final String MORE = "more";

    private static final int AT_FIRST = 3;
    private static final int FURTHER = 5;

    private Rows() {}

    /** The names of the rows that a form sent, such as {@code lines[0]}. @param member a field that each of them has */
    public static List<String> sent(TypedForm form, String list, String member) {
        return IntStream.iterate(0, place -> form.has(list + "[" + place + "]" + member), place -> place + 1)
                .mapToObj(place -> list + "[" + place + "]")
                .toList();
    }

    /** The rows of a form that is shown first. */
    public static <R> List<R> of(List<R> filled, R empty) {
        return padded(filled, empty, filled.isEmpty() ? AT_FIRST : filled.size() + 1);
    }

    /** The rows of a list in a form that is shown again. */
    public static <R> List<R> again(String list, List<R> filled, R empty, TypedForm form) {
        int further = list.equals(form.text(MORE)) ? FURTHER : 1;
        return padded(filled, empty, Math.max(AT_FIRST, filled.size() + further));
    }

    private static <R> List<R> padded(List<R> filled, R empty, int size) {
        List<R> rows = new ArrayList<>(filled);
        while (rows.size() < size) {
            rows.add(empty);
        }
        return rows;
    }
}

package org.menkyo.protocol.audit;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A set of row numbers, kept as stretches of numbers that follow each other; written such as {@code 3,7-9}. */
public final class RowNumbers {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}(-[0-9]{1,18})?(,[0-9]{1,18}(-[0-9]{1,18})?)*");

    private final TreeMap<Long, Long> stretches = new TreeMap<>();

    /**
     * Reads a set.
     *
     * @throws IllegalArgumentException if the text is not in the one form that it can be written in
     */
    public static RowNumbers parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("no row numbers");
        }
        RowNumbers numbers = new RowNumbers();
        for (String stretch : text.split(",")) {
            int dash = stretch.indexOf('-');
            long first = Long.parseLong(dash < 0 ? stretch : stretch.substring(0, dash));
            numbers.add(first, dash < 0 ? first : Long.parseLong(stretch.substring(dash + 1)));
        }
        if (!numbers.toString().equals(text)) {
            throw new IllegalArgumentException("row numbers in another form");
        }
        return numbers;
    }

    public void add(long number) {
        add(number, number);
    }

    /** Adds all numbers from one to another, both included. */
    public void add(long first, long last) {
        if (last < first) {
            throw new IllegalArgumentException("a stretch ends before it begins");
        }
        long begins = first;
        long ends = last;
        Map.Entry<Long, Long> before = stretches.floorEntry(first);
        if (before != null && before.getValue() >= first - 1) {
            begins = before.getKey();
            ends = Math.max(ends, before.getValue());
        }
        for (Map.Entry<Long, Long> next = stretches.ceilingEntry(begins);
                next != null && next.getKey() <= ends + 1;
                next = stretches.ceilingEntry(begins)) {
            ends = Math.max(ends, next.getValue());
            stretches.remove(next.getKey());
        }
        stretches.put(begins, ends);
    }

    /** Adds all numbers of another set. */
    public void addAll(RowNumbers others) {
        others.stretches.forEach(this::add);
    }

    public boolean isEmpty() {
        return stretches.isEmpty();
    }

    /** The least number that is in this set and in neither of two others. */
    OptionalLong firstOutside(RowNumbers one, RowNumbers other) {
        for (Map.Entry<Long, Long> stretch : stretches.entrySet()) {
            long at = stretch.getKey();
            while (at <= stretch.getValue()) {
                long reached = Math.max(one.endOf(at), other.endOf(at));
                if (reached < at) {
                    return OptionalLong.of(at);
                }
                at = reached + 1;
            }
        }
        return OptionalLong.empty();
    }

    /** Where the stretch ends that a number is in; less than the number if there is none. */
    private long endOf(long number) {
        Map.Entry<Long, Long> stretch = stretches.floorEntry(number);
        return stretch == null ? Long.MIN_VALUE : stretch.getValue();
    }

    @Override
    public String toString() {
        return stretches.entrySet().stream()
                .map(stretch -> stretch.getKey().equals(stretch.getValue())
                        ? stretch.getKey().toString()
                        : stretch.getKey() + "-" + stretch.getValue())
                .collect(Collectors.joining(","));
    }
}

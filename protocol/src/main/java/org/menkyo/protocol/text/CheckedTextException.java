package org.menkyo.protocol.text;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Text that was not typed right; the message names the lines. */
public final class CheckedTextException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Integer> lines;

    private CheckedTextException(List<Integer> lines, String message) {
        super(message);
        this.lines = lines;
    }

    static CheckedTextException lines(SortedSet<Integer> wrong) {
        String names = wrong.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new CheckedTextException(
                List.copyOf(wrong), (wrong.size() == 1 ? "line " : "lines ") + names + " mistyped or missing");
    }

    static CheckedTextException incomplete() {
        return new CheckedTextException(List.of(), "each line is well typed, but lines are missing or of another text");
    }

    /** The numbers of the wrong lines, 1 first; empty if each line is right, but not the whole. */
    public List<Integer> lines() {
        return lines;
    }
}

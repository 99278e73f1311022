package org.menkyo.protocol.activation;

import java.util.List;
import java.util.stream.Collectors;

/** An installation or confirmation ID that was not typed right; the message names the wrong groups (VA-403). */
public final class DigitGroupException extends IllegalArgumentException {

    /** What is wrong. */
    public enum Problem {
        /** Not the expected number of digits, or something else than digits; groups is empty. */
        LENGTH,
        /** The check digit of the named groups does not fit. */
        CHECK,
        /** Each group is right, but together they are no such ID; groups is empty. */
        CONTENTS
    }

    private final Problem problem;
    private final List<Integer> groups;

    private DigitGroupException(Problem problem, List<Integer> groups, String message) {
        super(message);
        this.problem = problem;
        this.groups = List.copyOf(groups);
    }

    static DigitGroupException length(int groups) {
        return new DigitGroupException(
                Problem.LENGTH, List.of(), groups + " groups of 6 digits are needed (" + 6 * groups + " digits)");
    }

    static DigitGroupException check(List<Integer> wrong) {
        String names = wrong.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new DigitGroupException(
                Problem.CHECK,
                wrong,
                (wrong.size() == 1 ? "group " : "groups ") + names + (wrong.size() == 1 ? " is" : " are")
                        + " mistyped: the check digit does not fit");
    }

    static DigitGroupException contents() {
        return new DigitGroupException(
                Problem.CONTENTS, List.of(), "the digits are well typed but not of a known format");
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }

    /** The numbers of the mistyped groups, 1 first. */
    public List<Integer> groups() {
        return groups;
    }
}

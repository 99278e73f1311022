package org.menkyo.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that keeps Menkyo from starting.
 *
 * @param code its kind, for programs
 * @param sentence what is wrong and what helps, in one sentence; without secrets
 */
public record Problem(ProblemCode code, String sentence) {

    /** Each on a line of its own, behind what is said of all of them. */
    static String lines(List<Problem> problems) {
        return problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return code + ": " + sentence;
    }
}

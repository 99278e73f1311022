package org.menkyo.client.cli;

import java.util.List;

/** A command that cannot be done as it was typed. What is wrong stands in the texts of the command line. */
final class UsageException extends Exception {

    private final String problem;
    private final transient List<Object> details;

    /**
     * @param problem the name of what is wrong, the end of a text's name that begins with {@code problem.}
     * @param details what the text speaks of
     */
    UsageException(String problem, Object... details) {
        super(problem);
        this.problem = problem;
        this.details = List.of(details);
    }

    String problem() {
        return problem;
    }

    Object[] details() {
        return details.toArray();
    }
}

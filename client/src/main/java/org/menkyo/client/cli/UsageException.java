package org.menkyo.client.cli;

import java.util.List;

/** A command that cannot be done. What is wrong stands in the texts of the command line. */
final class UsageException extends Exception {

    private final ExitCode exit;
    private final String problem;
    private final transient List<Object> details;

    /**
     * A command that is wrong as it was typed.
     *
     * @param problem the name of what is wrong, the end of a text's name that begins with {@code problem.}
     * @param details what the text speaks of
     */
    UsageException(String problem, Object... details) {
        this(ExitCode.WRONG_COMMAND, problem, details);
    }

    /** As above, for something else than the words of the command. */
    UsageException(ExitCode exit, String problem, Object... details) {
        super(problem);
        this.exit = exit;
        this.problem = problem;
        this.details = List.of(details);
    }

    ExitCode exit() {
        return exit;
    }

    String problem() {
        return problem;
    }

    Object[] details() {
        return details.toArray();
    }
}

package org.menkyo.machines.problem;

import java.util.List;

/** Why a command cannot be done. The words for it are in the texts of the command line, under the problem's name. */
public final class ProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose problem it is. */
    public enum Kind {
        /** What was typed, or a file that was named, is wrong. */
        WRONG_COMMAND,
        /** A file cannot be used, or a service that the work depends on failed. */
        BROKEN
    }

    private final Kind kind;
    private final String name;
    private final transient List<Object> details;

    /**
     * A problem.
     *
     * @param name the end of a text's name that begins with {@code problem.}
     * @param details what the text speaks of; never a secret
     */
    public ProblemException(Kind kind, String name, Object... details) {
        super(name);
        this.kind = kind;
        this.name = name;
        this.details = List.of(details);
    }

    /** Something typed is wrong. */
    public static ProblemException wrong(String name, Object... details) {
        return new ProblemException(Kind.WRONG_COMMAND, name, details);
    }

    /** Something cannot be used. */
    public static ProblemException broken(String name, Object... details) {
        return new ProblemException(Kind.BROKEN, name, details);
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public Object[] details() {
        return details.toArray();
    }
}

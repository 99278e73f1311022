package org.menkyo.client.agent;

/** What was asked for is not done, for a reason that the caller is told. */
public final class ProblemException extends Exception {

    private final transient Problem problem;

    /** The problem as it is told. */
    public ProblemException(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}

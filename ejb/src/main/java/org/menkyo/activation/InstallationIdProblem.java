package org.menkyo.activation;

import java.util.List;
import java.util.stream.Collectors;
import org.menkyo.protocol.activation.DigitGroupException;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.shared.error.Explanation;

/**
 * What is wrong with an installation ID, in words that help whoever reads it out or types it (VA-403).
 *
 * @param problem which problem
 * @param arguments fill its text
 */
public record InstallationIdProblem(Problem problem, List<Object> arguments) implements Explanation {

    /** Made with another product key than the one that came with it. */
    public static final InstallationIdProblem OF_OTHER_KEY = new InstallationIdProblem(Problem.OF_OTHER_KEY, List.of());

    /** Made for an installation, where that of a KMS host is needed. */
    public static final InstallationIdProblem NOT_OF_A_HOST =
            new InstallationIdProblem(Problem.NOT_OF_A_HOST, List.of());

    /** Made for a KMS host, where that of an installation is needed. */
    public static final InstallationIdProblem OF_A_HOST = new InstallationIdProblem(Problem.OF_A_HOST, List.of());

    enum Problem {
        LENGTH,
        MISTYPED,
        UNKNOWN_FORMAT,
        OF_OTHER_KEY,
        NOT_OF_A_HOST,
        OF_A_HOST
    }

    public InstallationIdProblem {
        arguments = List.copyOf(arguments);
    }

    /** What is wrong with digits that are no installation ID. */
    static InstallationIdProblem of(DigitGroupException mistyped) {
        return switch (mistyped.problem()) {
            case LENGTH -> new InstallationIdProblem(Problem.LENGTH, List.of(InstallationId.GROUPS));
            case CHECK ->
                new InstallationIdProblem(
                        Problem.MISTYPED,
                        List.of(mistyped.groups().stream().map(String::valueOf).collect(Collectors.joining(", "))));
            case CONTENTS -> new InstallationIdProblem(Problem.UNKNOWN_FORMAT, List.of());
        };
    }

    @Override
    public String key() {
        return "installation-id." + problem.name();
    }
}

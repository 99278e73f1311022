package org.menkyo.machines.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.protocol.text.TypedText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts machines into a group, or takes them out of it (VA-501). */
@Command(name = "group")
final class GroupCommand implements Callable<Integer> {

    private static final int MAX_NAME = 60;

    private final MenkyoMachines root;

    @Option(names = "--into", paramLabel = "GROUP")
    private String into;

    @Option(names = "--out-of", paramLabel = "GROUP")
    private String outOf;

    @Mixin
    private SelectionOptions selection;

    GroupCommand(MenkyoMachines root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ProblemException {
        if ((into == null) == (outOf == null)) {
            throw ProblemException.wrong("group.one");
        }
        try (Session session = root.session()) {
            Tool tool = root.tool();
            if (into != null) {
                check(into);
                int number = session.machines().join(into, selection.selection(tool));
                tool.out().println(tool.texts().of("group.in", number, into));
            } else {
                int number = session.machines().leave(outOf, selection.selection(tool));
                tool.out().println(tool.texts().of("group.out", number, outOf));
            }
            return ExitCode.DONE.number();
        }
    }

    /** A name that can be typed and shown as it is. */
    static void check(String group) throws ProblemException {
        if (!group.equals(TypedText.label(group)) || TypedText.length(group) > MAX_NAME || group.indexOf('\n') >= 0) {
            throw ProblemException.wrong("group.name", MAX_NAME);
        }
    }
}

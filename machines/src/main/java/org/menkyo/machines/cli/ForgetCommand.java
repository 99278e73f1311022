package org.menkyo.machines.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.machines.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes machines out of the inventory. */
@Command(name = "forget")
final class ForgetCommand implements Callable<Integer> {

    private final MenkyoMachines root;

    @Option(names = "--all")
    private boolean all;

    @Mixin
    private SelectionOptions selection;

    ForgetCommand(MenkyoMachines root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ProblemException {
        Tool tool = root.tool();
        if (selection.isAll(tool) != all) {
            throw ProblemException.wrong("forget.which");
        }
        try (Session session = root.session()) {
            int number = session.machines().forget(selection.selection(tool));
            tool.out().println(tool.texts().of("forgotten", number));
            return ExitCode.DONE.number();
        }
    }
}

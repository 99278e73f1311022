package org.menkyo.machines.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.menkyo.machines.inventory.Run;
import org.menkyo.machines.inventory.RunKind;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.task.Asking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks machines of the inventory for their license state (VA-501). */
@Command(name = "ask")
final class AskCommand implements Callable<Integer> {

    private static final int USUAL_SECONDS = 10;

    private final MenkyoMachines root;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private WorkOptions work;

    AskCommand(MenkyoMachines root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ProblemException {
        try (Session session = root.session()) {
            Asking asking = new Asking(session.workplace(work.limits(USUAL_SECONDS)));
            Run run = work.resume() ? session.stopped(RunKind.ASK) : asking.beginToAsk(session.meant(selection));
            return session.report("asked", asking.ask(run));
        }
    }
}

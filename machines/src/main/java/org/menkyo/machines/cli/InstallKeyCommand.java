package org.menkyo.machines.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.menkyo.machines.inventory.Run;
import org.menkyo.machines.inventory.RunKind;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.task.Workplace;
import org.menkyo.protocol.key.ProductKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Installs a product key on machines (VA-502). */
@Command(name = "install-key")
final class InstallKeyCommand implements Callable<Integer> {

    private static final int USUAL_SECONDS = 30;

    private final MenkyoMachines root;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private WorkOptions work;

    InstallKeyCommand(MenkyoMachines root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ProblemException {
        ProductKey key = Keys.one(root.tool());
        try (Session session = root.session()) {
            Workplace place = session.workplace(work.limits(USUAL_SECONDS));
            Run run = work.resume()
                    ? session.stopped(RunKind.INSTALL_KEY)
                    : session.begin(RunKind.INSTALL_KEY, Map.of(), selection);
            return session.report("installed", session.activating(place).installKey(run, key));
        }
    }
}

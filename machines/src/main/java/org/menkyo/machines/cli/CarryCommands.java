package org.menkyo.machines.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.client.proxy.ProxyActivation;
import org.menkyo.client.store.WholeFile;
import org.menkyo.machines.inventory.Run;
import org.menkyo.machines.inventory.RunKind;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.task.Activating;
import org.menkyo.machines.task.OwnList;
import org.menkyo.machines.task.Summary;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList;
import org.menkyo.protocol.key.ProductKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computer information lists, which are carried between a network without connection and one with it (VA-404, VA-502). */
final class CarryCommands {

    private static final int USUAL_SECONDS = 30;

    private CarryCommands() {}

    /** Collects machines into a list. */
    @Command(name = "collect")
    static final class Collect implements Callable<Integer> {

        private static final String FILE = "file";
        private static final String ANONYMOUS = "withoutPersonalData";

        private final MenkyoMachines root;

        @Option(names = "--list", paramLabel = "LIST")
        private Path file;

        @Option(names = "--without-personal-data")
        private boolean anonymous;

        @Mixin
        private SelectionOptions selection;

        @Mixin
        private WorkOptions work;

        Collect(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            if ((file == null) != work.resume()) {
                throw ProblemException.wrong("list.file");
            }
            try (Session session = root.session()) {
                Activating activating = session.activating(session.workplace(work.limits(USUAL_SECONDS)));
                Run run = work.resume() ? session.stopped(RunKind.COLLECT) : begin(session);
                List<HostAddress> all = session.runs().all(run);
                Summary summary = activating.collect(run);
                if (summary.isEnded()) {
                    Set<InstallationId> ids =
                            Activating.identified(session.machines().at(all));
                    write(session, run, ids);
                }
                return session.report("collected", summary);
            }
        }

        private Run begin(Session session) throws ProblemException {
            return session.begin(
                    RunKind.COLLECT,
                    Map.of(FILE, file.toAbsolutePath().toString(), ANONYMOUS, Boolean.toString(anonymous)),
                    selection);
        }

        private void write(Session session, Run run, Set<InstallationId> ids) throws IOException {
            List<ComputerInformation> computers = session.ownList().read().computers().stream()
                    .filter(computer -> ids.contains(computer.installationId()))
                    .toList();
            ComputerInformationList list = ComputerInformationList.of(
                    computers,
                    root.tool().clock().instant(),
                    !Boolean.parseBoolean(run.options().get(ANONYMOUS)));
            WholeFile.replace(Path.of(run.options().get(FILE)), list.toBytes());
        }
    }

    /** Completes a list by the center. */
    @Command(name = "complete")
    static final class Complete implements Callable<Integer> {

        private final MenkyoMachines root;

        @Parameters(paramLabel = "LIST", index = "0")
        private Path file;

        @Option(names = "--center", paramLabel = "URL", required = true)
        private String center;

        Complete(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            Tool tool = root.tool();
            URI address = Addresses.center(center);
            List<ProductKey> keys = Keys.some(tool);
            ProxyActivation activation = new ProxyActivation(
                    items -> ServiceException.of(
                            address, () -> tool.centers().apply(address).activate(items)),
                    keys);
            ComputerInformationList carried = OwnList.parsed(file);
            try (Session session = root.session()) {
                session.ownList().change((own, keep) -> {
                    // What is known already is not asked for again.
                    ComputerInformationList known = carried.knowing(own);
                    ComputerInformationList completed = activation.complete(known, part -> {
                        WholeFile.replace(file, part.toBytes());
                        keep.keep(own.merged(part));
                    });
                    return own.merged(completed);
                });
            }
            List<ComputerInformation> computers = OwnList.parsed(file).computers();
            List<ComputerInformation> open = computers.stream()
                    .filter(computer -> computer.confirmationId().isEmpty())
                    .toList();
            open.forEach(computer -> tool.err()
                    .println(tool.texts()
                            .of(
                                    "complete.refused",
                                    computer.name()
                                            .orElse(computer.installationId().formatted()),
                                    computer.result().orElse(""))));
            tool.out().println(tool.texts().of("completed", computers.size() - open.size(), computers.size()));
            return (open.isEmpty() ? ExitCode.DONE : ExitCode.NOT_DONE).number();
        }
    }

    /** Activates machines by a list that came back, or by the tool's own. */
    @Command(name = "apply")
    static final class Apply implements Callable<Integer> {

        private final MenkyoMachines root;

        @Option(names = "--list", paramLabel = "LIST")
        private Path file;

        @Mixin
        private SelectionOptions selection;

        @Mixin
        private WorkOptions work;

        Apply(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException, ProblemException {
            try (Session session = root.session()) {
                if (file != null) {
                    session.ownList().add(OwnList.parsed(file));
                }
                Activating activating = session.activating(session.workplace(work.limits(USUAL_SECONDS)));
                Run run = work.resume()
                        ? session.stopped(RunKind.APPLY)
                        : session.begin(RunKind.APPLY, Map.of(), selection);
                return session.report("activated", activating.apply(run));
            }
        }
    }

    /** Merges lists into one and into the tool's own. */
    @Command(name = "merge")
    static final class Merge implements Callable<Integer> {

        private final MenkyoMachines root;

        @Parameters(paramLabel = "LIST", index = "0")
        private Path file;

        @Parameters(paramLabel = "OTHER", index = "1..*", arity = "1..*")
        private List<Path> others = List.of();

        Merge(MenkyoMachines root) {
            this.root = root;
        }

        @Override
        public Integer call() throws IOException {
            ComputerInformationList merged = OwnList.parsed(file);
            for (Path other : others) {
                merged = merged.merged(OwnList.parsed(other));
            }
            try (Session session = root.session()) {
                session.ownList().add(merged);
            }
            WholeFile.replace(file, merged.toBytes());
            root.tool()
                    .out()
                    .println(root.tool().texts().of("merged", merged.computers().size(), file));
            return ExitCode.DONE.number();
        }
    }
}

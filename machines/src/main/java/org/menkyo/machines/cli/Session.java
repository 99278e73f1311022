package org.menkyo.machines.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.client.agent.access.AgentTimes;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.inventory.InventoryFile;
import org.menkyo.machines.inventory.Machine;
import org.menkyo.machines.inventory.Machines;
import org.menkyo.machines.inventory.Run;
import org.menkyo.machines.inventory.RunKind;
import org.menkyo.machines.inventory.Runs;
import org.menkyo.machines.problem.ProblemException;
import org.menkyo.machines.task.Activating;
import org.menkyo.machines.task.OwnList;
import org.menkyo.machines.task.Summary;
import org.menkyo.machines.task.Workplace;
import org.menkyo.machines.work.Limits;

/** The tool's folder while a command works with it. */
final class Session implements AutoCloseable {

    private static final Duration MAX_CONNECT = Duration.ofSeconds(5);

    private final Tool tool;
    private final Path folder;
    private final InventoryFile file;
    private final Machines machines;
    private final Runs runs;
    private Optional<TerminalProgress> progress = Optional.empty();

    private Session(Tool tool, Path folder, InventoryFile file) {
        this.tool = tool;
        this.folder = folder;
        this.file = file;
        this.machines = new Machines(file);
        this.runs = new Runs(file);
    }

    static Session open(Tool tool, Path folder) throws IOException {
        return new Session(tool, folder, InventoryFile.open(folder));
    }

    Machines machines() {
        return machines;
    }

    Runs runs() {
        return runs;
    }

    OwnList ownList() {
        return new OwnList(folder, tool.clock());
    }

    static Path authorityFolder(Path folder) {
        return folder.resolve("authority");
    }

    static Optional<char[]> authorityPassword(Tool tool) {
        return tool.configured("MENKYO_AUTHORITY_PASSWORD").map(String::toCharArray);
    }

    /** What work on machines needs; the agents are reached by the tool's authority. */
    Workplace workplace(Limits limits) throws IOException, ProblemException {
        Duration whole = limits.perMachine();
        // Where nobody is, the connection is given up before the machine's time is over.
        Duration half = whole.dividedBy(2);
        AgentTimes times = new AgentTimes(half.compareTo(MAX_CONNECT) < 0 ? half : MAX_CONNECT, whole, whole);
        progress = Optional.of(new TerminalProgress(tool));
        return new Workplace(
                machines,
                runs,
                tool.agents().open(authorityFolder(folder), authorityPassword(tool), times),
                limits,
                tool.stop(),
                progress.get(),
                tool.clock());
    }

    Activating activating(Workplace place) {
        return new Activating(place, ownList(), code -> tool.texts().of("outcome." + code));
    }

    /** The work of this kind that was stopped. */
    Run stopped(RunKind kind) throws ProblemException {
        Optional<Run> run = runs.open(kind);
        if (run.isEmpty()) {
            throw ProblemException.wrong("resume.nothing");
        }
        return run.get();
    }

    /** Begins work on the machines that are meant. */
    Run begin(RunKind kind, Map<String, String> options, SelectionOptions selection) throws ProblemException {
        return runs.begin(
                kind, options, meant(selection).iterator(), tool.clock().instant());
    }

    /** Tells how work went. */
    Integer report(String text, Summary summary) {
        progress.ifPresent(TerminalProgress::end);
        int well = summary.done() - summary.failed();
        tool.out().println(tool.texts().of(text, well, summary.total(), summary.failed(), summary.answered()));
        if (!summary.isEnded()) {
            tool.err().println(tool.texts().of("stopped", summary.total() - summary.done(), summary.total()));
            return ExitCode.NOT_DONE.number();
        }
        return (summary.failed() == 0 ? ExitCode.DONE : ExitCode.NOT_DONE).number();
    }

    /** Machines that are meant, if any are. */
    List<HostAddress> meant(SelectionOptions options) throws ProblemException {
        List<HostAddress> meant = machines.select(options.selection(tool)).stream()
                .map(Machine::address)
                .toList();
        if (meant.isEmpty()) {
            throw ProblemException.wrong("machines.none");
        }
        return meant;
    }

    @Override
    public void close() {
        progress.ifPresent(TerminalProgress::end);
        file.close();
    }
}

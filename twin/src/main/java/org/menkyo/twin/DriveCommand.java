package org.menkyo.twin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.protocol.catalog.ClientCatalog;
import org.menkyo.twin.scenario.ScenarioException;
import org.menkyo.twin.scenario.ScenarioFile;
import org.menkyo.twin.world.Drive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets the machines of a scenario ask a running KMS host. */
@Command(
        name = "drive",
        description =
                "Lets the machines of a scenario ask a running KMS host over TCP, in real time, and counts what it answers.",
        mixinStandardHelpOptions = true)
final class DriveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SCENARIO", description = "The scenario: a JSON file, see docs/twin.md.")
    private Path scenario;

    @Option(
            names = "--client-catalog",
            paramLabel = "FILE",
            required = true,
            description = "The publisher's client catalog: what the center answers to GET /api/catalog/client.")
    private Path clientCatalog;

    @Option(
            names = "--host",
            paramLabel = "HOST[:PORT]",
            required = true,
            description = "The KMS host; the catalog's port if none is given.")
    private String host;

    @Option(
            names = "--day",
            paramLabel = "DAY",
            defaultValue = "0",
            description = "The day of the scenario that it is now: 0 for the first, if not given.")
    private int day;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            defaultValue = "08:00",
            description = "The time of that day that it is now: 08:00 if not given.")
    private LocalTime at;

    @Option(
            names = "--minutes",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How long: 10 minutes if not given.")
    private int minutes;

    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            defaultValue = "64",
            description = "How many machines ask at the same time: 64 if not given.")
    private int threads;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (day < 0 || minutes < 1 || threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--day must not be negative, --minutes and --threads at least 1");
        }
        try {
            ClientCatalog catalog = ClientCatalog.parse(Files.readString(clientCatalog));
            Duration from = Duration.ofDays(day).plusSeconds(at.toSecondOfDay());
            PrintWriter out = spec.commandLine().getOut();
            new Drive(ScenarioFile.read(scenario), catalog, HostAddress.parse(host, catalog.port()), Clock.systemUTC())
                    .run(from, Duration.ofMinutes(minutes), threads)
                    .forEach((outcome, number) -> out.println(number + " " + outcome));
            out.flush();
            return 0;
        } catch (ScenarioException | IllegalArgumentException wrong) {
            return failed(wrong.getMessage());
        } catch (IOException failed) {
            return failed("cannot read " + failed.getMessage());
        }
    }

    private int failed(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("menkyo twin drive: " + message);
        err.flush();
        return MenkyoTwin.WRONG_FILE;
    }
}

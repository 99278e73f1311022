package org.menkyo.twin;

import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.menkyo.planning.ActivationPlan;
import org.menkyo.planning.ActivationPlanner;
import org.menkyo.planning.HostNumber;
import org.menkyo.planning.PlanDocument;
import org.menkyo.twin.report.PlanJson;
import org.menkyo.twin.scenario.CatalogFile;
import org.menkyo.twin.scenario.NetworksFile;
import org.menkyo.twin.scenario.ScenarioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Advises how the machines of each network are activated (VA-701). */
@Command(
        name = "plan",
        description =
                "Advises how the machines of each network are activated, and writes the plan as Markdown or JSON.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NETWORKS",
            description = "The networks and their machines: a JSON file, see docs/planning.md.")
    private Path networks;

    @Option(names = "--catalog", paramLabel = "FILE", required = true, description = "The catalog document.")
    private Path catalog;

    @Option(
            names = "--center",
            paramLabel = "ADDRESS",
            required = true,
            description = "Address of the publisher's center, such as https://licensing.example.com.")
    private URI center;

    @Option(
            names = "--enterprise",
            paramLabel = "MACHINES",
            defaultValue = "1000",
            description = "From how many machines on a network counts as an enterprise's: 1000 if not given.")
    private int enterprise;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @ParentCommand
    private MenkyoTwin twin;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (enterprise < HostNumber.MEDIUM) {
            throw new ParameterException(spec.commandLine(), "--enterprise must be at least " + HostNumber.MEDIUM);
        }
        if (center.getHost() == null) {
            throw new ParameterException(spec.commandLine(), "--center must be an address with a host");
        }
        Locale locale = twin.locale();
        try {
            CatalogFile read = CatalogFile.read(catalog);
            ActivationPlan plan = new ActivationPlanner(read.forPlanning(center), enterprise, locale)
                    .plan(NetworksFile.read(networks, read));
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? json(plan) : PlanDocument.markdown(plan, locale));
            out.flush();
            return 0;
        } catch (ScenarioException wrong) {
            return failed(wrong.getMessage());
        } catch (IOException failed) {
            return failed("cannot read " + failed.getMessage());
        }
    }

    private static String json(ActivationPlan plan) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(PlanJson.of(plan));
        }
        return text.toString().strip() + "\n";
    }

    private int failed(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("menkyo twin plan: " + message);
        err.flush();
        return MenkyoTwin.WRONG_FILE;
    }
}

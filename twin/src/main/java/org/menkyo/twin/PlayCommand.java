package org.menkyo.twin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.menkyo.twin.report.Findings;
import org.menkyo.twin.report.Picture;
import org.menkyo.twin.report.Tables;
import org.menkyo.twin.report.Words;
import org.menkyo.twin.scenario.Scenario;
import org.menkyo.twin.scenario.ScenarioException;
import org.menkyo.twin.scenario.ScenarioFile;
import org.menkyo.twin.scenario.TestedPlan;
import org.menkyo.twin.world.Course;
import org.menkyo.twin.world.DayState;
import org.menkyo.twin.world.Twin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Plays the plans of a scenario and says where they break. */
@Command(
        name = "play",
        description = "Plays the plans of a scenario on a virtual clock, writes states.csv, hosts.csv, maks.csv and"
                + " states.svg, and says where each plan breaks and when.",
        mixinStandardHelpOptions = true)
final class PlayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SCENARIO", description = "The scenario: a JSON file, see docs/twin.md.")
    private Path scenario;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Folder of what is written; made if it is not there. Here if not given.")
    private Path folder;

    @ParentCommand
    private MenkyoTwin twin;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Locale locale = twin.locale();
        try {
            play(locale);
            return 0;
        } catch (ScenarioException wrong) {
            return failed(wrong.getMessage());
        } catch (IOException failed) {
            return failed("cannot read or write " + failed.getMessage());
        }
    }

    private int failed(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("menkyo twin play: " + message);
        err.flush();
        return MenkyoTwin.WRONG_FILE;
    }

    private void play(Locale locale) throws IOException, ScenarioException {
        Scenario read = ScenarioFile.read(scenario);
        Files.createDirectories(folder);
        PrintWriter out = spec.commandLine().getOut();
        Words words = new Words(locale);
        Findings findings = new Findings(locale);
        List<Course> courses = new ArrayList<>();
        for (TestedPlan plan : read.plans()) {
            Course course = Twin.play(read, plan);
            courses.add(course);
            DayState last = course.days().get(read.days());
            out.println(words.text("summary.title", plan.name(), read.days(), last.machines()));
            findings.of(course).forEach(finding -> out.println("  " + finding));
            out.flush();
        }
        Tables.states(courses, folder.resolve("states.csv"));
        Tables.hosts(courses, folder.resolve("hosts.csv"));
        Tables.maks(courses, folder.resolve("maks.csv"));
        new Picture(locale).write(courses, folder.resolve("states.svg"));
        out.println(words.text("summary.written", folder));
        out.flush();
    }
}

package org.menkyo.twin.scenario;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads scenarios from JSON; {@code docs/twin.md} describes the form. */
public final class ScenarioFile {

    private static final int MAX_DAYS = 3660;
    private static final int MAX_MACHINES = 1_000_000;
    private static final int MAX_PER_YEAR = 365;
    private static final int RENEWAL_MINUTES = 7 * 24 * 60;
    private static final int RETRY_MINUTES = 120;
    private static final int YEAR_MINUTES = 365 * 24 * 60;
    private static final String DAY = "a day such as 2026-11-21";

    private ScenarioFile() {}

    /**
     * Reads a scenario, with the catalog that it names relative to itself.
     *
     * @throws ScenarioException naming the place that is wrong
     * @throws IOException if a file cannot be read
     */
    public static Scenario read(Path file) throws IOException, ScenarioException {
        try (InputStream input = Files.newInputStream(file);
                JsonReader reader = Json.createReader(input)) {
            Member document = new Member("", reader.readObject());
            Path catalog = file.toAbsolutePath().resolveSibling(document.text("catalog"));
            return of(document, CatalogFile.read(catalog));
        } catch (JsonException e) {
            throw new ScenarioException(file + " is no JSON object: " + e.getMessage());
        }
    }

    private static Scenario of(Member document, CatalogFile catalog) throws ScenarioException {
        List<MachineGroup> groups = new ArrayList<>();
        for (Member group : document.members("groups")) {
            groups.add(group(group, catalog));
        }
        requireOnce(document, "groups", groups.stream().map(MachineGroup::name).toList());
        List<TestedPlan> plans = new ArrayList<>();
        for (Member plan : document.members("plans")) {
            plans.add(plan(plan, catalog, groups));
        }
        requireOnce(document, "plans", plans.stream().map(TestedPlan::name).toList());
        List<Outage> outages = new ArrayList<>();
        for (Member outage : document.members("outages")) {
            outages.add(outage(outage));
        }
        Scenario scenario = new Scenario(
                document.text("name"),
                document.number("seed", 0, Integer.MAX_VALUE),
                document.parsed("start", DAY, LocalDate::parse),
                document.number("days", 1, MAX_DAYS),
                Set.copyOf(document.texts("holidays", DAY, LocalDate::parse)),
                catalog,
                groups,
                outages,
                plans);
        document.done();
        return scenario;
    }

    private static void requireOnce(Member document, String name, List<String> names) throws ScenarioException {
        if (names.isEmpty()) {
            throw document.wrong(name, " must not be empty");
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw document.wrong(name, " must have different names");
        }
    }

    private static MachineGroup group(Member group, CatalogFile catalog) throws ScenarioException {
        String edition = group.text("edition");
        if (!catalog.editions().containsKey(edition)) {
            throw group.wrong("edition", " is none of the catalog's");
        }
        int machines = group.number("machines", 0, MAX_MACHINES);
        MachineGroup read = new MachineGroup(
                group.text("name"),
                edition,
                machines,
                group.text("network"),
                group.optionalNumber("virtualPercent", 0, 100).orElse(0),
                group.optionalNumber("rolloutDays", 1, MAX_DAYS).orElse(1),
                workday(group.optionalMember("workday")),
                travel(group.optionalMember("travel")),
                group.optionalNumber("addedPerYear", 0, MAX_MACHINES).orElse(0),
                group.optionalDecimal("reimagedPerYear", 0, MAX_PER_YEAR).orElse(0.0),
                group.optionalDecimal("replacedPerYear", 0, MAX_PER_YEAR).orElse(0.0),
                group.optionalNumber("cloned", 0, machines).orElse(0),
                number(group.optionalNumber("clonesRearmedOnDay", 0, MAX_DAYS)));
        group.done();
        return read;
    }

    private static OptionalInt number(Optional<Integer> given) {
        return given.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static Optional<MachineGroup.Workday> workday(Optional<Member> given) throws ScenarioException {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Member workday = given.get();
        MachineGroup.Workday read = new MachineGroup.Workday(
                workday.parsed("start", "a time such as 08:30", LocalTime::parse),
                workday.optionalNumber("spreadMinutes", 0, 600).orElse(60),
                workday.number("hours", 1, 23),
                workday.optionalNumber("presencePercent", 1, 100).orElse(100));
        boolean ends = read.start().toSecondOfDay() + 60 * read.spreadMinutes() + 3600 * read.hours() > 86_400;
        if (ends) {
            throw workday.wrong("hours", " must end on the same day, for those that start last, too");
        }
        workday.done();
        return Optional.of(read);
    }

    private static Optional<MachineGroup.Travel> travel(Optional<Member> given) throws ScenarioException {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Member travel = given.get();
        MachineGroup.Travel read =
                new MachineGroup.Travel(travel.number("awayDays", 1, MAX_DAYS), travel.number("backDays", 0, MAX_DAYS));
        travel.done();
        return Optional.of(read);
    }

    private static Outage outage(Member outage) throws ScenarioException {
        Outage read = new Outage(
                outage.optionalText("host"),
                outage.optionalText("network"),
                outage.optionalDecimal("fromDay", 0, MAX_DAYS)
                        .orElseThrow(() -> outage.wrong("fromDay", " is missing")),
                outage.optionalDecimal("days", 0, MAX_DAYS).orElseThrow(() -> outage.wrong("days", " is missing")));
        if (read.host().isPresent() == read.network().isPresent()) {
            throw outage.wrong("host", " or network must be there, and not both");
        }
        outage.done();
        return read;
    }

    private static TestedPlan plan(Member plan, CatalogFile catalog, List<MachineGroup> groups)
            throws ScenarioException {
        List<TestedPlan.Host> hosts = new ArrayList<>();
        for (Member host : plan.members("hosts")) {
            hosts.add(host(host, catalog));
        }
        Map<String, Integer> mak = new LinkedHashMap<>();
        Optional<Member> permitted = plan.optionalMember("mak");
        if (permitted.isPresent()) {
            for (String name : permitted.get().names()) {
                MachineGroup group = groups.stream()
                        .filter(given -> given.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> permitted.get().wrong(name, " is none of the groups"));
                if (!catalog.groupOfEdition().containsKey(group.edition())) {
                    throw permitted.get().wrong(name, " has an edition that no MAK activates");
                }
                mak.put(name, permitted.get().number(name, 0, MAX_MACHINES));
            }
        }
        TestedPlan read = new TestedPlan(plan.text("name"), hosts, mak);
        if (hosts.stream().map(TestedPlan.Host::name).distinct().count() != hosts.size()) {
            throw plan.wrong("hosts", " must have different names");
        }
        plan.done();
        return read;
    }

    private static TestedPlan.Host host(Member host, CatalogFile catalog) throws ScenarioException {
        TestedPlan.Host read = new TestedPlan.Host(
                host.text("name"),
                host.text("network"),
                host.optionalText("keyGroup"),
                host.optionalNumber("renewalMinutes", 1, YEAR_MINUTES).orElse(RENEWAL_MINUTES),
                host.optionalNumber("retryMinutes", 1, YEAR_MINUTES).orElse(RETRY_MINUTES));
        if (read.keyGroup()
                .filter(group -> !catalog.groups().containsKey(group))
                .isPresent()) {
            throw host.wrong("keyGroup", " is none of the catalog's product groups");
        }
        host.done();
        return read;
    }
}

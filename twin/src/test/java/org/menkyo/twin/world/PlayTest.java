package org.menkyo.twin.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.menkyo.protocol.activation.LicenseState.INITIAL_GRACE;
import static org.menkyo.protocol.activation.LicenseState.LICENSED;
import static org.menkyo.protocol.activation.LicenseState.NOTIFICATION;
import static org.menkyo.protocol.activation.LicenseState.OUT_OF_TOLERANCE_GRACE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.planning.MakForecast;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.twin.report.Findings;
import org.menkyo.twin.report.Picture;
import org.menkyo.twin.report.Tables;
import org.menkyo.twin.scenario.Scenario;
import org.menkyo.twin.scenario.ScenarioException;
import org.menkyo.twin.scenario.ScenarioFile;

/** What machines go through in a year, told by scenarios as people write them. */
class PlayTest {

    @TempDir
    private Path folder;

    private static final String ONE_HOST =
            "\"plans\": [{\"name\": \"One\", \"hosts\": [{\"name\": \"kms1\", \"network\": \"Core\"}]}]";

    private Scenario scenario(int seed, int days, String groups, String rest) throws IOException, ScenarioException {
        Path catalog = Path.of("..", "docs", "catalog", "sample-catalog.json").toAbsolutePath();
        Path file = folder.resolve("scenario.json");
        Files.writeString(file, """
                {"name": "Test", "seed": %d, "start": "2026-01-05", "days": %d, "catalog": "%s", "groups": [%s], %s}
                """.formatted(seed, days, catalog, groups, rest));
        return ScenarioFile.read(file);
    }

    private static Course play(Scenario scenario) {
        return Twin.play(scenario, scenario.plans().get(0));
    }

    private static Map<LicenseState, Integer> all(Course course, int day, String group) {
        return course.days().get(day).states().get(group);
    }

    /** Always on, so that each machine is activated as the play begins, but the four before the threshold: those two hours later. */
    private static final String SERVERS =
            "{\"name\": \"Servers\", \"edition\": \"SERVER_2008_STANDARD\", \"machines\": 20, \"network\": \"Core\"}";

    @Test
    @Tag("VA-703")
    @Tag("VA-204")
    @Tag("VA-205")
    void withoutHostsAfterTheFirstDayLicensesEndOnTheirVeryDays() throws Exception {
        Course course = play(scenario(
                1, 240, SERVERS, "\"outages\": [{\"host\": \"*\", \"fromDay\": 1, \"days\": 220}], " + ONE_HOST));

        assertThat(all(course, 0, "Servers")).as("before anything happened").isEmpty();
        assertThat(all(course, 179, "Servers")).containsOnly(Map.entry(LICENSED, 20));
        // Sixteen were activated at the very beginning, and four when they asked again after two hours.
        assertThat(all(course, 180, "Servers"))
                .containsOnly(Map.entry(OUT_OF_TOLERANCE_GRACE, 16), Map.entry(LICENSED, 4));
        assertThat(all(course, 181, "Servers")).containsOnly(Map.entry(OUT_OF_TOLERANCE_GRACE, 20));
        assertThat(all(course, 209, "Servers")).containsOnly(Map.entry(OUT_OF_TOLERANCE_GRACE, 20));
        assertThat(all(course, 210, "Servers"))
                .containsOnly(Map.entry(NOTIFICATION, 16), Map.entry(OUT_OF_TOLERANCE_GRACE, 4));
        assertThat(all(course, 211, "Servers")).containsOnly(Map.entry(NOTIFICATION, 20));
        assertThat(all(course, 221, "Servers"))
                .as("hosts are back since an instant")
                .containsOnly(Map.entry(NOTIFICATION, 20));
        assertThat(all(course, 222, "Servers")).containsOnly(Map.entry(LICENSED, 20));
    }

    @Test
    @Tag("VA-703")
    void anOutageOfAllHostsFromDay170IsFeltAt180DaysAfterTheLastRenewal() throws Exception {
        String reimaged = """
                , {"name": "New", "edition": "SERVER_2008_STANDARD", "machines": 0, "network": "Core", "addedPerYear": 1}""";
        Course course = play(scenario(
                1,
                400,
                SERVERS + reimaged,
                "\"outages\": [{\"host\": \"*\", \"fromDay\": 170, \"days\": 230}], " + ONE_HOST));

        assertThat(all(course, 180, "Servers")).containsOnly(Map.entry(LICENSED, 20));
        assertThat(all(course, 210, "Servers")).containsOnly(Map.entry(LICENSED, 20));
        // They renewed every 7 days, the last time on day 168.
        assertThat(all(course, 347, "Servers")).containsOnly(Map.entry(LICENSED, 20));
        assertThat(all(course, 349, "Servers")).containsOnly(Map.entry(OUT_OF_TOLERANCE_GRACE, 20));
        assertThat(all(course, 377, "Servers")).containsOnly(Map.entry(OUT_OF_TOLERANCE_GRACE, 20));
        assertThat(all(course, 379, "Servers")).containsOnly(Map.entry(NOTIFICATION, 20));
        // What was installed on day 200 had its 60 days of initial grace.
        assertThat(all(course, 201, "New")).containsOnly(Map.entry(INITIAL_GRACE, 1));
        assertThat(all(course, 259, "New")).containsOnly(Map.entry(INITIAL_GRACE, 1));
        assertThat(all(course, 260, "New")).containsOnly(Map.entry(NOTIFICATION, 1));
        assertThat(new Findings(Locale.ENGLISH).of(course))
                .contains(
                        "New: machines show notifications from day 260 (Sep 22, 2026) on; at most 1 on day 260, 1 at the"
                                + " end.");
    }

    @Test
    @Tag("VA-703")
    @Tag("VA-306")
    void fourServersAreNotEnough() throws Exception {
        Course course = play(scenario(1, 70, SERVERS.replace(": 20", ": 4"), ONE_HOST));
        assertThat(all(course, 59, "Servers")).containsOnly(Map.entry(INITIAL_GRACE, 4));
        assertThat(all(course, 60, "Servers")).containsOnly(Map.entry(NOTIFICATION, 4));
        assertThat(course.days().get(60).counts()).containsExactly(Map.entry("kms1", 4));
    }

    private static final String CLONES = """
            {"name": "Room", "edition": "VISTA_BUSINESS", "machines": 40, "network": "Core", "cloned": 40%s,
             "workday": {"start": "08:00", "spreadMinutes": 15, "hours": 8}}""";

    @Test
    @Tag("VA-703")
    @Tag("VA-315")
    void clonesAreSuspectedAndCountOnceUntilTheyAreRearmed() throws Exception {
        Course course = play(scenario(1, 60, CLONES.formatted(", \"clonesRearmedOnDay\": 40"), ONE_HOST));
        assertThat(course.days().get(1).suspected()).isEqualTo(1);
        assertThat(course.days().get(30).counts()).containsExactly(Map.entry("kms1", 1));
        assertThat(all(course, 30, "Room")).containsOnly(Map.entry(INITIAL_GRACE, 40));
        assertThat(all(course, 31, "Room")).containsOnly(Map.entry(NOTIFICATION, 40));
        assertThat(all(course, 60, "Room")).containsOnly(Map.entry(LICENSED, 40));
        assertThat(new Findings(Locale.ENGLISH).of(course))
                .anyMatch(finding -> finding.startsWith("1 client machine ID is a suspected duplicate"));
    }

    private static final String OFFICE = """
            {"name": "Office", "edition": "VISTA_BUSINESS", "machines": 60, "network": "Core", "addedPerYear": 40,
             "reimagedPerYear": 1, "replacedPerYear": 0.5, "rolloutDays": 10,
             "workday": {"start": "08:00", "spreadMinutes": 60, "hours": 9, "presencePercent": 90},
             "travel": {"awayDays": 3, "backDays": 20}}""";

    @Test
    @Tag("VA-703")
    @Tag("VA-401")
    void theEndOfAMakComesWhenItWasPredicted() throws Exception {
        Course course = play(scenario(
                5, 365, OFFICE, "\"plans\": [{\"name\": \"MAK\", \"hosts\": [], \"mak\": {\"Office\": 100}}]"));
        List<Integer> used = new ArrayList<>();
        course.days().forEach(day -> used.add(day.makUsed().get("Office")));
        OptionalInt end = MakForecast.exhaustedOn(used, 100);
        assertThat(end).isPresent();
        int day = end.getAsInt();
        assertThat(day).isBetween(120, 300);
        assertThat(MakForecast.exhaustedOn(used.subList(0, day - 40), 100).getAsInt())
                .as("predicted 40 days before")
                .isBetween(day - 25, day + 25);
        DayState last = course.days().get(365);
        assertThat(last.makUsed()).containsExactly(Map.entry("Office", 100));
        assertThat(last.makRefused().get("Office")).isPositive();
        assertThat(last.all(LICENSED)).as("of what was installed after that").isLessThan(last.machines());
        assertThat(last.states().get("Office").getOrDefault(NOTIFICATION, 0)).isPositive();
    }

    @Test
    @Tag("VA-703")
    @Tag("VA-405")
    void theSameHardwareInstalledAnewUsesNoActivation() throws Exception {
        Course course = play(scenario(
                5,
                200,
                OFFICE.replace("\"addedPerYear\": 40", "\"addedPerYear\": 0")
                        .replace("\"replacedPerYear\": 0.5", "\"replacedPerYear\": 0"),
                "\"plans\": [{\"name\": \"MAK\", \"hosts\": [], \"mak\": {\"Office\": 100}}]"));
        assertThat(course.days().get(200).makUsed()).containsExactly(Map.entry("Office", 60));
        assertThat(course.days().get(200).makRefused()).containsExactly(Map.entry("Office", 0));
        assertThat(course.days().get(200).all(LICENSED)).isEqualTo(60);
    }

    @Test
    @Tag("VA-703")
    void theSameSeedWritesTheSameBytesAndAnotherOneOthers() throws Exception {
        byte[][] first = written(scenario(1, 90, OFFICE, ONE_HOST), "first");
        byte[][] again = written(scenario(1, 90, OFFICE, ONE_HOST), "again");
        byte[][] other = written(scenario(2, 90, OFFICE, ONE_HOST), "other");
        for (int i = 0; i < first.length; i++) {
            assertThat(again[i]).isEqualTo(first[i]);
            assertThat(other[i]).isNotEqualTo(first[i]);
        }
        assertThat(new String(first[0]))
                .startsWith(
                        "plan,day,date,group,machines,INITIAL_GRACE,LICENSED,OUT_OF_TOLERANCE_GRACE,NOTIFICATION\r\n")
                .contains("\r\nOne,90,2026-04-05,Office,");
        assertThat(new String(first[1]))
                .startsWith("plan,day,date,host,count,requests,unanswered,suspected duplicates\r\n");
    }

    private byte[][] written(Scenario scenario, String name) throws IOException {
        List<Course> courses = List.of(play(scenario));
        Path states = folder.resolve(name + "-states.csv");
        Path hosts = folder.resolve(name + "-hosts.csv");
        Tables.states(courses, states);
        Tables.hosts(courses, hosts);
        return new byte[][] {Files.readAllBytes(states), Files.readAllBytes(hosts)};
    }

    @Test
    @Tag("VA-703")
    void thePictureShowsEachPlanAndSaysWhatItShows() throws Exception {
        Scenario scenario = scenario(1, 30, OFFICE, ONE_HOST);
        Course course = play(scenario);
        Path file = folder.resolve("states.svg");
        new Picture(Locale.JAPANESE).write(List.of(course, course), file);
        assertThat(Files.readString(file)).contains("<title", "One; One", "ライセンス認証済み", "fill:rgb(146,197,222)");
    }

    @Test
    @Tag("VA-703")
    void whatIsWrongInAScenarioIsToldWithItsPlace() {
        assertWrong(
                SERVERS.replace("SERVER_2008_STANDARD", "NONE"),
                ONE_HOST,
                "groups[0].edition is none of the catalog's");
        assertWrong(SERVERS.replace(": 20", ": -1"), ONE_HOST, "groups[0].machines must be between 0 and 1000000");
        assertWrong(SERVERS, "\"plans\": []", "plans must not be empty");
        assertWrong(SERVERS, "\"outage\": [], " + ONE_HOST, "outage is not known here");
        assertWrong(
                SERVERS,
                "\"outages\": [{\"fromDay\": 1, \"days\": 2}], " + ONE_HOST,
                "outages[0].host or network must be there, and not both");
        assertWrong(
                SERVERS,
                "\"plans\": [{\"name\": \"P\", \"mak\": {\"Nobody\": 3}}]",
                "plans[0].mak.Nobody is none of the groups");
    }

    private void assertWrong(String groups, String rest, String message) {
        assertThatThrownBy(() -> scenario(1, 10, groups, rest))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(message);
    }
}

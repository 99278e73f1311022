package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The alert rules that come with the product, looked at by Prometheus' own tool. */
class AlertRulesTest {

    private static final Path RULES = Path.of("../wildfly-config");

    private static final Pattern NAME = Pattern.compile("menkyo_[a-z_]+");
    private static final Pattern METER = Pattern.compile("\"(menkyo\\.[a-z]+(?:\\.[a-z]+)+)\"");

    @Test
    @Tag("VA-313")
    void thereIsARuleForEverythingThatAnOperatorHasToKnow() throws IOException {
        assertThat(Files.readString(RULES.resolve("alerts.yml")))
                .contains(
                        "alert: KmsHostNotActivated",
                        "alert: KmsCountBelowServerThreshold",
                        "alert: KmsCountBelowClientThreshold",
                        "alert: KmsDnsRegistrationFailed",
                        "alert: KmsNoRequests");
    }

    @Test
    @Tag("VA-313")
    void theRulesFireWhenTheyShould() throws Exception {
        Promtool.need();

        assertThat(Promtool.run(RULES, "", "check", "rules", "alerts.yml")).contains("SUCCESS");
        assertThat(Promtool.run(RULES, "", "test", "rules", "alerts-test.yml")).contains("SUCCESS");
    }

    @Test
    @Tag("VA-313")
    void theMetricsThatRulesAndDashboardNameExist() throws IOException {
        Set<String> known = metrics();
        assertThat(known).contains("menkyo_kms_machines", "menkyo_kms_requests_total", "menkyo_security_events_total");
        for (String file : List.of("alerts.yml", "dashboard.json")) {
            assertThat(NAME.matcher(Files.readString(RULES.resolve(file)))
                            .results()
                            .map(MatchResult::group))
                    .as(file)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(name -> assertThat(known).contains(name));
        }
    }

    @Test
    @Tag("VA-313")
    void theDashboardIsOneOfGrafana() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(RULES.resolve("dashboard.json")))) {
            JsonObject dashboard = reader.readObject();
            List<JsonObject> panels = dashboard.getJsonArray("panels").getValuesAs(JsonObject.class);
            assertThat(dashboard.getString("title")).isNotEmpty();
            assertThat(panels)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(panel -> assertThat(panel).containsKeys("id", "title", "type", "gridPos", "targets"));
            assertThat(panels.stream().map(panel -> panel.getInt("id"))).doesNotHaveDuplicates();
        }
    }

    /** The names that the code gives to meters, as Prometheus shows them; counters get an ending. */
    private static Set<String> metrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("ejb", "web")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file : files.filter(source -> source.toString().endsWith(".java"))
                        .toList()) {
                    METER.matcher(Files.readString(file)).results().forEach(found -> {
                        String name = found.group(1).replace('.', '_');
                        names.add(name);
                        names.add(name + "_total");
                    });
                }
            }
        }
        return names;
    }
}

package org.menkyo.dataexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.menkyo.order.OrderView;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.testing.LicensingScenario;

/** Two organizations that have something of every kind are exported from a real database. */
class ExportServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    /** What is exported of a table, where it is not all rows. */
    private static final Map<ExportedKind, String> ROWS =
            Map.of(ExportedKind.PERSON, "app_user WHERE coalesce(business_email, lapsed_email) IS NOT NULL");

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final String WHOLE_KEY = "(?s).*\\w{5}-\\w{5}-\\w{5}-\\w{5}-\\w{5}.*";

    private static OrderView one;
    private static OrderView other;

    @BeforeAll
    static void prepare() throws SQLException {
        one = customer("one@export.example");
        other = customer("other@export.example");
    }

    private static OrderView customer(String email) throws SQLException {
        OrderView order = SCENARIO.licensed(email);
        SCENARIO.registered(email);
        SCENARIO.database().asOwner(ExportedRows.of(order.licenseNumber(), email));
        return order;
    }

    private static String identifier(OrderView order) {
        return SCENARIO.look(entities -> entities.createNativeQuery(
                        "SELECT o.identifier FROM organization o JOIN agreement a ON a.organization_id = o.id"
                                + " WHERE a.license_id = :license",
                        String.class)
                .setParameter("license", order.licenseNumber())
                .getSingleResult()
                .toString());
    }

    private static StreamedFile export(Function<ExportService, StreamedFile> export) {
        DataSource connections = SCENARIO.database().runtime();
        return SCENARIO.call(ExportService.class, beans -> beans.with(DataSource.class, connections), export);
    }

    private static StreamedFile installation() {
        Caller operator = SCENARIO.operator();
        return export(s -> s.installation(operator));
    }

    private static StreamedFile organization(String identifier, String distributor) {
        Caller operator = SCENARIO.operator();
        return export(s -> s.organization(operator, identifier, distributor));
    }

    private static String text(StreamedFile file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonObject> lines(String text) {
        return text.lines()
                .map(line -> {
                    try (JsonReader reader = READERS.createReader(new StringReader(line))) {
                        return reader.readObject();
                    }
                })
                .toList();
    }

    /** How many things of each type, in the order of the types. */
    private static Map<String, Long> counts(List<JsonObject> lines) {
        return lines.subList(1, lines.size() - 1).stream()
                .collect(Collectors.groupingBy(line -> line.getString("type"), TreeMap::new, Collectors.counting()));
    }

    @Test
    void theInstallationIsExportedWithEachRowOfEachTable() {
        String text = text(installation());
        List<JsonObject> lines = lines(text);

        Map<String, Long> expected = new TreeMap<>();
        for (ExportedKind kind : ExportedKind.values()) {
            String rows = ROWS.getOrDefault(kind, ExportTables.exported().get(kind));
            expected.put(
                    kind.type(),
                    SCENARIO.look(entities -> ((Number) entities.createNativeQuery("SELECT count(*) FROM " + rows)
                                    .getSingleResult())
                            .longValue()));
        }
        assertThat(expected.values()).allMatch(count -> count >= 1);
        assertThat(counts(lines)).isEqualTo(expected);
        assertThat(new LinkedHashSet<>(
                        lines.stream().map(line -> line.getString("type")).toList()))
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("export"),
                                Stream.of(ExportedKind.values()).map(ExportedKind::type),
                                Stream.of("end"))
                        .flatMap(types -> types)
                        .toList());
        assertThat(lines.get(0).toString())
                .isEqualTo("{\"type\":\"export\",\"format\":1,\"of\":\"installation\",\"at\":\""
                        + SCENARIO.clock().instant() + "\"}");
        assertThat(lines.get(lines.size() - 1).getInt("lines")).isEqualTo(lines.size() - 2);
        assertThat(text).as("product keys").doesNotMatch(WHOLE_KEY).endsWith("}\n");
    }

    @Test
    void anOrganizationIsExportedWithAllOfItsOwnAndNothingOfOthers() {
        String text = text(organization(identifier(one), "demo-distributor"));
        List<JsonObject> lines = lines(text);

        assertThat(counts(lines).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ExportedKind.values()).map(ExportedKind::type).toList());
        assertThat(text)
                .contains(one.licenseNumber(), "one@export.example")
                .doesNotContain(other.licenseNumber(), "other@export.example", identifier(other));
        Map<String, Long> all = counts(lines(text(installation())));
        Map<String, Long> ofOther = counts(lines(text(organization(identifier(other), null))));
        Map<String, Long> both = new TreeMap<>(counts(lines));
        ofOther.forEach((type, count) -> both.merge(type, count, Long::sum));
        // What nobody's export of an organization has: the distributor is the same one, others have sold nothing.
        all.keySet().remove("distributor");
        both.keySet().remove("distributor");
        assertThat(both).isEqualTo(all);
    }

    @Test
    void membersHaveTheirValuesAndThoseWithoutAreAbsent() {
        List<JsonObject> lines = lines(text(organization(identifier(one), null)));

        JsonObject agreement = first(lines, "agreement");
        assertThat(agreement.keySet())
                .containsExactly(
                        "type",
                        "licenseId",
                        "program",
                        "distributor",
                        "organization",
                        "authorizationNumber",
                        "createdAt");
        assertThat(agreement.getString("licenseId")).isEqualTo(one.licenseNumber());
        assertThat(agreement.getString("createdAt"))
                .isEqualTo(SCENARIO.clock().instant().toString());
        assertThat(first(lines, "orderLine").getInt("quantity")).isEqualTo(10);
        assertThat(first(lines, "orderLine").getBoolean("softwareAssurance")).isFalse();
        assertThat(first(lines, "productKey").getString("lastCharacters")).hasSize(5);
        assertThat(first(lines, "machine").getString("key"))
                .isIn(lines.stream()
                        .filter(line -> line.getString("type").equals("productKey"))
                        .map(line -> line.getString("key"))
                        .toList());
    }

    private static JsonObject first(List<JsonObject> lines, String type) {
        return lines.stream()
                .filter(line -> line.getString("type").equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachExportIsInTheAuditOnce() {
        long installations = SCENARIO.auditRecords("EXPORT_INSTALLATION", null);
        long organizations = SCENARIO.auditRecords("EXPORT_ORGANIZATION", null);

        installation();
        organization(identifier(one), null);

        assertThat(SCENARIO.auditRecords("EXPORT_INSTALLATION", null)).isEqualTo(installations + 1);
        assertThat(SCENARIO.auditRecords("EXPORT_ORGANIZATION", null)).isEqualTo(organizations + 1);
    }

    @Test
    void nobodyButOperatorsExports() {
        for (Caller caller : List.of(
                SCENARIO.registered("one@export.example"),
                SCENARIO.distributor(),
                SCENARIO.support(),
                SCENARIO.auditor())) {
            assertThatThrownBy(() -> export(s -> s.installation(caller)))
                    .as(caller.name())
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> export(s -> s.organization(caller, identifier(one), null)))
                    .as(caller.name())
                    .isInstanceOf(NotPermittedException.class);
        }
    }

    @Test
    void whatThereIsNotIsNotExported() {
        assertThatThrownBy(() -> organization("none-of-these", null)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> organization(identifier(one), "none-of-these")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> organization(" ", null)).isInstanceOf(InvalidInputException.class);
    }

    /** Does something as soon as a text was written. */
    private static final class Interrupted extends OutputStream {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final String at;
        private Runnable deed;

        Interrupted(String at, Runnable deed) {
            this.at = at;
            this.deed = deed;
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written.write(bytes, offset, length);
            if (deed != null && text().contains(at)) {
                deed.run();
                deed = null;
            }
        }

        String text() {
            return written.toString(StandardCharsets.UTF_8);
        }
    }

    private static void execute(String statement) {
        try (Connection connection = SCENARIO.database().runtime().getConnection();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** More contacts than are fetched at once, and more than fit into a buffer. */
    private static void manyContacts() throws SQLException {
        SCENARIO.database().asOwner("""
                INSERT INTO agreement_contact (agreement_id, kind, name, email, email_key, created_at, ended_at)
                SELECT a.id, 'NOTICES', 'Many', 'many' || n || '@export.example', 'many' || n || '@export.example', now(), now()
                FROM agreement a, generate_series(1, 5000) n WHERE a.license_id = '%s'
                """.formatted(one.licenseNumber()));
    }

    @Test
    void aFileIsOfOneState() throws Exception {
        manyContacts();
        Interrupted output = new Interrupted(
                "\"type\":\"contact\"",
                () -> execute("INSERT INTO seat (id, agreement_id, product_code, email, email_key, assigned_at)"
                        + " SELECT gen_random_uuid(), id, 'OFFICE-SUB', 'late@export.example', 'late@export.example', now()"
                        + " FROM agreement WHERE license_id = '" + one.licenseNumber() + "'"));

        installation().writeTo(output);

        assertThat(output.text())
                .contains("\"type\":\"seat\"", "\"type\":\"end\"")
                .doesNotContain("late@export.example");
        assertThat(text(installation())).contains("late@export.example");
        execute(
                "UPDATE seat SET ended_at = now(), ended_by = 'x', end_reason = 'WITHDRAWN' WHERE email_key = 'late@export.example'");
    }

    @Test
    void whatIsReadIsSentMeanwhileAndWithoutItsEndAFileIsNotWhole() throws Exception {
        manyContacts();
        Interrupted output = new Interrupted(
                "\"type\":\"contact\"",
                () -> execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND state = 'idle in transaction' AND query LIKE '%agreement_contact%'"));

        assertThatThrownBy(() -> installation().writeTo(output)).isInstanceOf(IOException.class);

        long contacts = output.text()
                .lines()
                .filter(line -> line.contains("\"type\":\"contact\""))
                .count();
        assertThat(contacts).isBetween(1L, 4000L);
        assertThat(output.text()).doesNotContain("\"type\":\"end\"");
    }
}

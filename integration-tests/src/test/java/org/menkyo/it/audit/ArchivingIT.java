package org.menkyo.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/** Old months leave a running product by the commands that its pages tell administrators of, and can be looked into. */
@Tag("LC-1001")
@Tag("LC-1002")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchivingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int RECORDS = 500;
    private static final int BATCHES = 40;
    private static final YearMonth OLD = YearMonth.now(ZoneOffset.UTC).minusMonths(4);
    private static final YearMonth STAYS = OLD.plusMonths(1);

    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of());

    private static final ProductDatabase DATABASE = new ProductDatabase(PRODUCT);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void begin() throws InterruptedException {
        PRODUCT.start();
        DATABASE.update("""
                INSERT INTO audit_record (occurred_at, caller_name, party, channel, correlation_id, action, subject_type,
                  subject_id, outcome, details, personal)
                SELECT ?::timestamptz + n * interval '1 minute', 'old.audit@example.com', 'REGISTERED_USER', 'REST',
                  'old-' || n, 'LISTED', 'thing', n::text, 'DONE', jsonb_build_object('text', 'as it was'),
                  jsonb_build_object('callerName', md5(random()::text))
                FROM generate_series(1, ?) n""", OLD.atDay(3) + "T00:00:00Z", RECORDS);
        DATABASE.update("""
                WITH host AS (INSERT INTO kms_host (public_id, name, sealed_signing_key, installed_at, serving,
                    renewal_minutes, retry_minutes, version)
                  VALUES (gen_random_uuid(), 'old-host', '\\x00', ?::timestamptz, false, 10080, 120, 0) RETURNING id),
                batch AS (SELECT id, n, ?::timestamptz + n * interval '1 day' AS at FROM host, generate_series(1, ?) n),
                number AS (INSERT INTO kms_ledger_number SELECT id, n, at FROM batch),
                segment AS (INSERT INTO kms_ledger_segment (host_id, first_number, last_number)
                  SELECT id, min(n), max(n) FROM batch GROUP BY id, n / 10),
                projection AS (INSERT INTO kms_projection SELECT id, max(n), now() FROM batch GROUP BY id)
                INSERT INTO kms_ledger (host_id, number, answered_at, request_count, records, names, root, signature,
                    certificate_serial, renewal_minutes, retry_minutes)
                  SELECT id, n, at, 1, sha256(int8send(n)) || sha256('a') || '\\x000000000000'::bytea, ''::bytea,
                    sha256(int8send(-n)), sha256('b') || sha256('c'), 1, 10080, 120 FROM batch""", OLD.atDay(1) + "T00:00:00Z", OLD.atDay(1) + "T00:00:00Z", BATCHES);
        await(
                "a signed checkpoint stands behind all rows",
                () -> DATABASE.number("SELECT count(*) FROM audit_unsealed") == 0
                        && DATABASE.number("SELECT max(seal_number) FROM audit_checkpoint")
                                >= DATABASE.number(
                                        "SELECT max(number) FROM audit_seal WHERE source IN ('audit', 'kms-ledger')"));
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Order(1)
    void whatCannotBeDoneIsSaid() throws Exception {
        Said none = menkyo("archive");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.text()).contains("--before and --to, or --restore");

        Said noMonth = menkyo("archive", "--data", data(), "--before", "yesterday", "--to", archives());
        assertThat(noMonth.code()).isEqualTo(2);
        assertThat(noMonth.text()).contains("\"yesterday\" is no month");

        YearMonth young = YearMonth.now(ZoneOffset.UTC);
        Said tooYoung = menkyo("archive", "--data", data(), "--before", young.toString(), "--to", archives());
        assertThat(tooYoung.code()).isOne();
        assertThat(tooYoung.text()).contains(young.minusMonths(1) + " is too young");

        Said elsewhere =
                menkyo("archive", "--data", folder.toString(), "--before", STAYS.toString(), "--to", archives());
        assertThat(elsewhere.code()).isOne();
        assertThat(elsewhere.text()).contains("no database runs in the folder", "--data", "--url");

        Path file = Files.createFile(folder.resolve("file"));
        Said nowhere = menkyo("archive", "--data", data(), "--before", STAYS.toString(), "--to", file.toString());
        assertThat(nowhere.code()).isOne();
        assertThat(nowhere.text()).contains(file + " cannot be used");

        for (Said said : List.of(none, noMonth, tooYoung, elsewhere, nowhere)) {
            assertThat(said.text()).doesNotContain("\tat ", "Exception");
        }
        assertThat(oldRows("audit_record", "occurred_at")).isEqualTo(RECORDS);
    }

    @Test
    @Order(2)
    void oldMonthsLeaveWhileTheServerRuns() throws Exception {
        long ledger = oldRows("kms_ledger", "answered_at");
        assertThat(ledger).isPositive().isLessThan(BATCHES);

        Said said = menkyo("archive", "--data", data(), "--before", STAYS.toString(), "--to", archives());

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text())
                .contains(
                        "audit_record of " + OLD + ": " + RECORDS + " rows",
                        "kms_ledger of " + OLD + ": " + ledger + " rows",
                        "partitions were moved");
        assertThat(oldRows("audit_record", "occurred_at")).isZero();
        assertThat(oldRows("kms_ledger", "answered_at")).isZero();
        assertThat(DATABASE.number("SELECT count(*) FROM kms_ledger")).isEqualTo(BATCHES - ledger);
        assertThat(lines(archive("audit"))).hasSize(1 + RECORDS);
        assertThat(lines(archive("kms-ledger"))).hasSize(1 + (int) ledger);
        assertThat(folder.resolve("archives/audit-" + OLD + ".manifest.json"))
                .content()
                .contains("\"rowCount\":\"" + RECORDS + "\"");

        Said again = menkyo("archive", "--data", data(), "--before", STAYS.toString(), "--to", archives());
        assertThat(again.code()).isZero();
        assertThat(again.text()).contains("nothing to move");
    }

    @Test
    @Order(3)
    void theChainIsWholeAndTheFilesBelongToIt() throws Exception {
        await("that months left is chained", () -> DATABASE.number("SELECT count(*) FROM audit_unsealed") == 0);

        JsonObject verification =
                auditor().get("/audit/verification").expect(200).object();
        assertThat(verification.getBoolean("intact")).as("%s", verification).isTrue();
        assertThat(verification.getInt("archivedRows")).isGreaterThan(RECORDS);

        String export = export().toString();
        Said alone = menkyo("verify-audit", export);
        assertThat(alone.code()).as(alone.text()).isZero();
        assertThat(alone.text()).contains("archived    " + RECORDS + " records, of which 0 were compared");
        Said withFile =
                menkyo("verify-audit", export, "--archive", archive("audit").toString());
        assertThat(withFile.code()).as(withFile.text()).isZero();
        assertThat(withFile.text()).contains("INTACT", "of which " + RECORDS + " were compared");

        Said withAnother = menkyo("verify-audit", export, "--archive", altered().toString());
        assertThat(withAnother.code()).as(withAnother.text()).isOne();
    }

    @Test
    @Order(4)
    void archivesAreLookedIntoAsTables() throws Exception {
        Said audit = menkyo(
                "archive", "--data", data(), "--restore", archive("audit").toString());
        assertThat(audit.code()).as(audit.text()).isZero();
        String table = "archive.\"audit-" + OLD + "\"";
        assertThat(audit.text()).contains("is in the table " + table);
        assertThat(DATABASE.number("SELECT count(*) FROM " + table + " WHERE caller_name = 'old.audit@example.com'"
                        + " AND details ->> 'text' = 'as it was'"))
                .isEqualTo(RECORDS);

        Said ledger = menkyoOfAnotherDatabase(
                "archive", "--restore", archive("kms-ledger").toString());
        assertThat(ledger.code()).as(ledger.text()).isZero();
        assertThat(DATABASE.number("SELECT sum(request_count) FROM archive.\"kms-ledger-" + OLD + "\""))
                .isPositive();

        Said twice = menkyo(
                "archive", "--data", data(), "--restore", archive("audit").toString());
        assertThat(twice.code()).isOne();
        assertThat(twice.text()).contains("already exists").doesNotContain("\tat ");
        Said another =
                menkyo("archive", "--data", data(), "--restore", altered().toString());
        assertThat(another.code()).isOne();
        assertThat(another.text()).contains("the file was altered");
    }

    @Test
    @Order(5)
    @Tag("LC-1204")
    void aPersonIsErasedInTheAuditOfTheDatabaseAndOfArchives() throws Exception {
        String email = "old.audit@example.com";
        Path before = Files.move(export(), folder.resolve("before.jsonl"));
        assertThat(lines(archive("audit"))).noneMatch(line -> line.contains(email));
        RestSession operator = RestSession.signedIn(PRODUCT.addresses().rest(), "demo-operator", "demo-operator-1");
        JsonObject person = Json.createObjectBuilder().add("email", email).build();
        assertThat(operator.post("/personal-data/exports", person)
                        .expect(200)
                        .object()
                        .getJsonArray("auditValues")
                        .size())
                .as("one more for the call itself")
                .isEqualTo(RECORDS + 1);

        JsonObject erased = operator.post(
                        "/personal-data/erasures",
                        Json.createObjectBuilder(person)
                                .add("reason", "The time of " + email + " is over")
                                .build())
                .expect(200)
                .object();

        assertThat(erased.getInt("auditRecords")).isEqualTo(RECORDS + 1);
        assertThat(erased.getInt("auditRecordsKept")).isZero();
        assertThat(operator.post("/personal-data/exports", person)
                        .expect(200)
                        .object()
                        .getJsonArray("auditValues")
                        .size())
                .as("only that somebody asked again")
                .isOne();
        await("the erasure is chained", () -> DATABASE.number("SELECT count(*) FROM audit_unsealed") == 0);
        JsonObject verification =
                auditor().get("/audit/verification").expect(200).object();
        assertThat(verification.getBoolean("intact")).as("%s", verification).isTrue();
        Said after = menkyo(
                "verify-audit",
                export().toString(),
                "--archive",
                archive("audit").toString());
        assertThat(after.code()).as(after.text()).isZero();
        assertThat(after.text()).contains("INTACT", "of which " + RECORDS + " were compared", "erased      1 personal");
        Said earlier = menkyo(
                "verify-audit", before.toString(), "--archive", archive("audit").toString());
        assertThat(earlier.code()).as(earlier.text()).isZero();
        Path tampered = folder.resolve("tampered.jsonl");
        Files.writeString(
                tampered,
                Files.readString(export()).replaceFirst("\"personal\":\\{\"callerName\":\\{[^}]*},", "\"personal\":{"));
        Said gone = menkyo("verify-audit", tampered.toString());
        assertThat(gone.code()).as(gone.text()).isOne();
        assertThat(gone.text()).contains("VALUE_GONE");
    }

    /** @param text what was printed */
    private record Said(int code, String text) {}

    /** The command as administrators give it. */
    private static Said menkyo(String... arguments) throws IOException, InterruptedException {
        return menkyo(Map.of(), arguments);
    }

    /** The same for a database of one's own, of which the command knows by its environment only. */
    private static Said menkyoOfAnotherDatabase(String... arguments) throws IOException, InterruptedException {
        Properties secrets = new Properties();
        try (var in = Files.newInputStream(PRODUCT.data().resolve("secrets.properties"))) {
            secrets.load(in);
        }
        return menkyo(
                Map.of(
                        "MENKYO_DB_URL", PRODUCT.databaseUrl(),
                        "MENKYO_DB_OWNER_USER", "menkyo_owner",
                        "MENKYO_DB_OWNER_PASSWORD", secrets.getProperty("menkyo_owner")),
                arguments);
    }

    private static Said menkyo(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("sh", Path.of("../menkyo").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile(folder, "printed-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MENKYO_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            String text = Files.readString(printed);
            System.out.println(String.join(" ", arguments) + "\n" + text);
            return new Said(process.exitValue(), text);
        } finally {
            process.destroy();
        }
    }

    private static String data() {
        return PRODUCT.data().toString();
    }

    private static String archives() {
        return folder.resolve("archives").toString();
    }

    private static Path archive(String content) {
        return folder.resolve("archives").resolve(content + "-" + OLD + ".jsonl.gz");
    }

    /** An archive of the audit in which one record says something else. */
    private static Path altered() throws IOException {
        Path file = folder.resolve("altered.jsonl.gz");
        String text = String.join("\n", lines(archive("audit"))) + "\n";
        try (var output = new GZIPOutputStream(Files.newOutputStream(file))) {
            output.write(text.replace("\"old-7\"", "\"new-7\"").getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static List<String> lines(Path file) throws IOException {
        try (var input = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static long oldRows(String table, String time) {
        return DATABASE.number(
                "SELECT count(*) FROM " + table + " WHERE " + time + " < ?::timestamptz",
                STAYS.atDay(1) + "T00:00:00Z");
    }

    private static RestSession auditor() {
        return RestSession.signedIn(PRODUCT.addresses().rest(), "demo-auditor", "demo-auditor-1");
    }

    private static Path export() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(PRODUCT.rest("/audit/export"))
                .header("Authorization", auditor().authorization())
                .build();
        HttpResponse<Path> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(folder.resolve("audit.jsonl")));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }
}

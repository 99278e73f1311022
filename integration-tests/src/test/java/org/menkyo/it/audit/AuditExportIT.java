package org.menkyo.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.auditverifier.VerifyAudit;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;
import picocli.CommandLine;

/** A long audit is exported by the running product as a stream, and verified without it. */
@Tag("LC-1002")
@Tag("LC-1003")
class AuditExportIT {

    private static final int RECORDS = Integer.getInteger("menkyo.it.audit-records", 100_000);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Less than the export would take if it were held in memory beside the application. */
    private static final String SMALL_HEAP = "-Xms128m -Xmx320m -XX:MaxMetaspaceSize=512m";

    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of("MENKYO_JAVA_OPTS", SMALL_HEAP));
    private static final ProductDatabase DATABASE = new ProductDatabase(PRODUCT);

    @TempDir
    private Path folder;

    @BeforeAll
    static void begin() throws InterruptedException {
        PRODUCT.start();
        DATABASE.update("""
                INSERT INTO audit_record (occurred_at, caller_name, party, channel, correlation_id, action, subject_type,
                  subject_id, outcome, details)
                SELECT now(), 'long.audit@example.com', 'REGISTERED_USER', 'REST', 'c-' || n, 'LISTED', 'thing', n::text,
                  'DONE', jsonb_build_object('text', repeat('x', 1500))
                FROM generate_series(1, ?) n""", RECORDS);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (DATABASE.number("SELECT count(*) FROM audit_unsealed") > 0) {
            assertThat(Instant.now()).as("everything is chained").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    void streamsALongAuditThatVerifiesUntilALineIsAltered() throws Exception {
        Path export = folder.resolve("audit.jsonl");
        Instant start = Instant.now();
        Duration untilFirst = null;
        long lines = 0;
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(PRODUCT.rest("/audit/export"))
                                .header(
                                        "Authorization",
                                        RestSession.signedIn(
                                                        PRODUCT.addresses().rest(), "demo-auditor", "demo-auditor-1")
                                                .authorization())
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
                PrintWriter writer = new PrintWriter(Files.newBufferedWriter(export))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                untilFirst = untilFirst == null ? Duration.between(start, Instant.now()) : untilFirst;
                writer.print(line + "\n");
                lines++;
            }
        }
        Duration whole = Duration.between(start, Instant.now());

        System.out.println(lines + " lines, " + Files.size(export) / 1_000_000 + " MB, exported in " + whole.toMillis()
                + " ms, the first line after " + untilFirst.toMillis() + " ms");
        assertThat(lines).isGreaterThan(RECORDS);
        assertThat(untilFirst).isLessThan(whole.dividedBy(2));
        assertThat(verify(export)).isZero();

        Path altered = folder.resolve("altered.jsonl");
        try (BufferedReader reader = Files.newBufferedReader(export);
                PrintWriter writer = new PrintWriter(Files.newBufferedWriter(altered))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String middle = "\"c-" + RECORDS / 2 + "\"";
                writer.print(line.replace(middle, "\"c-altered\"") + "\n");
            }
        }
        assertThat(verify(altered)).isOne();
    }

    private static int verify(Path export) {
        StringWriter said = new StringWriter();
        int code = new CommandLine(new VerifyAudit())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(List.of(export.toString()).toArray(String[]::new));
        System.out.println(said);
        return code;
    }
}

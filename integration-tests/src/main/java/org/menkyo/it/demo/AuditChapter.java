package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The audit shows what was done by whom, and that nothing of it was altered (LC-1001, LC-1003). */
final class AuditChapter {

    private static final Duration CHAINING_PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 250;

    /** What must be in the audit: what, and by whom. */
    private record Expected(String action, String caller, int times) {}

    private final Stage stage;
    private final RestSession auditor;

    AuditChapter(Stage stage) {
        this.stage = stage;
        this.auditor = stage.demoAccount("demo-auditor");
    }

    void showsAll(RecordedOrder order, People people, RevealedKeys keys, ActivatedHost host) {
        stage.heading("The audit shows all of it");
        List<JsonObject> records = recordsOf(order, people, host);
        for (Expected expected : List.of(
                new Expected("SUBMIT_ORDER", "demo-distributor", 1),
                new Expected("CONFIRM_BUSINESS_EMAIL", people.customer().email(), 1),
                new Expected("CONFIRM_BUSINESS_EMAIL", people.deputy().email(), 1),
                new Expected("CONFIRM_BUSINESS_EMAIL", people.colleague().email(), 1),
                new Expected("REQUEST_PERMISSION", people.colleague().email(), 1),
                new Expected("DECIDE_PERMISSION_REQUEST", people.deputy().email(), 1),
                new Expected("REVEAL_PRODUCT_KEY", people.colleague().email(), 2),
                new Expected("INSTALL_KMS_HOST_KEY", "demo-operator", 1),
                new Expected("ACTIVATE_INSTALLATION", "device", 2))) {
            long found = records.stream()
                    .filter(record -> expected.action().equals(record.getString("action"))
                            && expected.caller().equals(record.getString("callerName")))
                    .count();
            require(
                    found == expected.times(),
                    "The audit has %d records of %s by %s instead of %d.",
                    found,
                    expected.action(),
                    expected.caller(),
                    expected.times());
            stage.line("%d × %s by %s", found, expected.action(), expected.caller());
        }
        for (JsonObject record : records) {
            String text = record.toString();
            require(
                    !text.contains(keys.mak()) && !text.contains(keys.kmsHostKey()),
                    "The audit shows a whole product key.");
        }
    }

    /** Waits until everything so far is chained, then verifies. */
    void verifies() {
        stage.heading("The audit verifies");
        long deadline = System.nanoTime() + CHAINING_PATIENCE.toNanos();
        RestAnswer verified = verify();
        while (verified.number("waiting") > 0) {
            require(
                    System.nanoTime() < deadline,
                    "After %d seconds %d records are not chained yet.",
                    CHAINING_PATIENCE.toSeconds(),
                    verified.number("waiting"));
            pause();
            verified = verify();
        }
        stage.line(
                "%d records are chained, %d signed checkpoints agree: nothing was altered",
                verified.number("links"), verified.number("checkpoints"));
    }

    private RestAnswer verify() {
        RestAnswer answer = auditor.get("/audit/verification").expect(200);
        require(
                answer.flag("intact"),
                "The audit does not verify: %s.",
                answer.object().get("firstBreak"));
        return answer;
    }

    /** The records of this run, the newest first; others may run at the same time. */
    private List<JsonObject> recordsOf(RecordedOrder order, People people, ActivatedHost host) {
        List<JsonObject> records = new ArrayList<>();
        String page = "/audit?size=200";
        while (true) {
            RestAnswer answer = auditor.get(page).expect(200);
            for (JsonObject record : answer.items()) {
                if (order.licenseNumber().equals(record.getString("licenseId", ""))
                        || people.emails().contains(record.getString("subjectId"))
                        || host.id().equals(record.getString("subjectId"))) {
                    records.add(record);
                }
                if (isOf(order, record)) {
                    return records;
                }
            }
            String cursor = answer.object().getString("next", "");
            require(!cursor.isEmpty(), "The audit has no record of order %s.", order.orderNumber());
            page = "/audit?size=200&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
    }

    private static boolean isOf(RecordedOrder order, JsonObject record) {
        return "SUBMIT_ORDER".equals(record.getString("action"))
                && order.orderNumber().equals(record.getString("subjectId"));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("The demo was interrupted.", interrupted);
        }
    }
}

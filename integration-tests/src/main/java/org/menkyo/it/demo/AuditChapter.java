package org.menkyo.it.demo;

import static org.menkyo.it.demo.DemoFailedException.require;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The audit shows what was done by whom, and that nothing of it was altered (LC-1001, LC-1003). */
final class AuditChapter {

    private static final Duration CHAINING_PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 250;
    private static final String PAGE = "/audit?size=200";

    /** The records of an order are as old as the order, give or take the time that its transaction lasts. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    /** What must be in the audit: how often, what, and by whom. */
    private record Expected(int times, String action, String caller) {}

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
                new Expected(1, "SUBMIT_ORDER", "demo-distributor"),
                new Expected(4, "PRODUCT_KEY_ISSUED", "demo-distributor"),
                new Expected(1, "PERMISSION_GIVEN", "demo-distributor"),
                new Expected(1, "CONFIRM_BUSINESS_EMAIL", people.customer().account()),
                new Expected(1, "PERMISSION_GIVEN", people.customer().email()),
                new Expected(1, "CONFIRM_BUSINESS_EMAIL", people.deputy().account()),
                new Expected(1, "CONFIRM_BUSINESS_EMAIL", people.colleague().account()),
                new Expected(1, "REQUEST_PERMISSION", people.colleague().email()),
                new Expected(1, "DECIDE_PERMISSION_REQUEST", people.deputy().email()),
                new Expected(1, "PERMISSION_GIVEN", people.deputy().email()),
                new Expected(2, "REVEAL_PRODUCT_KEY", people.colleague().email()),
                new Expected(1, "ACTIVATE_KMS_HOST", "device"),
                new Expected(1, "INSTALL_KMS_HOST_KEY", "demo-operator"),
                new Expected(2, "ACTIVATE_INSTALLATION", "device"))) {
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
        Instant begin = order.receivedAt().minus(TOLERANCE);
        List<JsonObject> records = new ArrayList<>();
        String page = PAGE;
        while (true) {
            RestAnswer answer = auditor.get(page).expect(200);
            for (JsonObject record : answer.items()) {
                if (Instant.parse(record.getString("occurredAt")).isBefore(begin)) {
                    return records;
                }
                if (order.licenseNumber().equals(record.getString("licenseId", ""))
                        || people.emails().contains(record.getString("subjectId"))
                        || host.id().equals(record.getString("subjectId"))) {
                    records.add(record);
                }
            }
            String cursor = answer.object().getString("next", "");
            if (cursor.isEmpty()) {
                return records;
            }
            page = PAGE + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
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

package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.demo.DemoFailedException;
import org.menkyo.it.demo.Person;
import org.menkyo.it.demo.RestAnswer;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.ProductDatabase;
import org.menkyo.it.product.RunningProduct;

/**
 * The server is killed at random moments (kill -9) while people request permissions and administrators approve them.
 * What was answered exists once, with its record and its mails, and nothing exists by half.
 *
 * <p>{@code menkyo.it.kills} is the number of kills and {@code menkyo.it.seed} repeats a run's moments.
 */
class ApprovalCrashIT {

    private static final int KILLS = Integer.getInteger("menkyo.it.kills", 20);
    private static final long SEED = Long.getLong("menkyo.it.seed", System.nanoTime());
    private static final int ADMINISTRATORS = 3;
    private static final int REQUESTERS = 6;
    private static final int LICENSES = 20;
    private static final int MOST_APPROVALS_BETWEEN = 8;
    private static final int MOST_MILLIS_BETWEEN = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of(
            "MENKYO_RESTARTS",
            Integer.toString(KILLS + 5),
            "MENKYO_MAILS_PER_SENDER_AND_RECEIVER",
            "10000",
            "MENKYO_MAILS_PER_RECEIVER",
            "10000",
            "MENKYO_MAILS_PER_SENDER",
            "10000"));
    private static final ProductDatabase DATABASE = new ProductDatabase(PRODUCT);
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);

    private final Map<String, String> approvedBy = new ConcurrentHashMap<>();
    private final Set<String> requested = ConcurrentHashMap.newKeySet();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Semaphore approvals = new Semaphore(0);
    private final List<Crash> crashes = new ArrayList<>();
    private volatile boolean down;
    private volatile int kills;
    private volatile boolean enough;

    /** The time from just before a kill until the server's process was gone. */
    private record Crash(Instant from, Instant to) {

        boolean liesBetween(Instant first, Instant second) {
            return !first.isAfter(to) && !second.isBefore(from);
        }
    }

    @BeforeAll
    static void begin() {
        PRODUCT.start();
        WORLD.prepare(ADMINISTRATORS, REQUESTERS, LICENSES);
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Tag("LC-402")
    @Tag("LC-406")
    @Tag("LC-901")
    @Tag("LC-902")
    void nothingThatWasAnsweredIsLostOrDoubledAndNothingExistsByHalf() throws Exception {
        Instant start = Instant.now();
        ExecutorService people = Executors.newFixedThreadPool(REQUESTERS);
        List<Future<?>> working = new ArrayList<>();
        for (int number = 0; number < REQUESTERS; number++) {
            int requester = number;
            working.add(people.submit(() -> requestAndApprove(requester)));
        }
        killAgainAndAgain(new Random(SEED));
        enough = true;
        for (Future<?> one : working) {
            one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        people.shutdown();
        awaitAllMailsSent();

        assertThat(wrong).isEmpty();
        List<Traces> all = traces();
        assertThat(all.stream().map(Traces::request)).containsAll(requested);
        assertThat(all).allSatisfy(Traces::assertWhole);
        Map<String, Traces> byRequest = all.stream().collect(Collectors.toMap(Traces::request, one -> one));
        assertThat(approvedBy.keySet()).allSatisfy(request -> {
            assertThat(byRequest.get(request).state()).isEqualTo("APPROVED");
            assertThat(byRequest.get(request).decidedBy()).isEqualToIgnoringCase(approvedBy.get(request));
        });
        int doubled = assertEachMailOnceOrDoubledByACrash();
        assertAuditIntact();
        long approved =
                all.stream().filter(one -> "APPROVED".equals(one.state())).count();
        System.out.println(KILLS + " kills (seed " + SEED + "): " + all.size() + " requests, " + approved
                + " approved, of these " + approvedBy.size() + " answered, " + doubled + " mails doubled, "
                + Duration.between(start, Instant.now()).toSeconds() + " s");
        assertThat(approvedBy).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    private void killAgainAndAgain(Random random) throws InterruptedException {
        for (int kill = 0; kill < KILLS; kill++) {
            approvals.drainPermits();
            assertThat(approvals.tryAcquire(
                            1 + random.nextInt(MOST_APPROVALS_BETWEEN), PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("approvals are answered before kill %d, seed %d; %s", kill, SEED, wrong)
                    .isTrue();
            // The very moment is what the seed decides, so time has to pass.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS_BETWEEN));
            down = true;
            kills++;
            Instant from = Instant.now();
            PRODUCT.killServer();
            crashes.add(new Crash(from, Instant.now()));
            PRODUCT.awaitReady();
            down = false;
        }
        approvals.drainPermits();
        assertThat(approvals.tryAcquire(MOST_APPROVALS_BETWEEN, PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("approvals are answered after the last restart")
                .isTrue();
    }

    /** One person requests one role after the other, each approved at once; each third by two administrators at once. */
    private void requestAndApprove(int number) {
        Random random = new Random(SEED + number);
        Person requester = WORLD.requesters().get(number);
        for (ApprovalWorld.License license : WORLD.licenses()) {
            for (String role : ApprovalWorld.ROLES) {
                if (enough) {
                    return;
                }
                String request = answered(
                                () -> requester.rest().post("/permission-requests", ApprovalWorld.wish(license, role)),
                                202)
                        .text("id");
                requested.add(request);
                int first = random.nextInt(ADMINISTRATORS);
                if (random.nextInt(3) == 0) {
                    approveByTwo(request, first, (first + 1) % ADMINISTRATORS);
                } else {
                    approve(request, WORLD.administrators().get(first), new CountDownLatch(0));
                }
            }
        }
    }

    private void approveByTwo(String request, int first, int second) {
        CountDownLatch both = new CountDownLatch(2);
        Thread other =
                new Thread(() -> approve(request, WORLD.administrators().get(second), both), "second administrator");
        other.start();
        approve(request, WORLD.administrators().get(first), both);
        try {
            other.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void approve(String request, Person administrator, CountDownLatch together) {
        together.countDown();
        RestAnswer answer = answered(
                () -> administrator
                        .rest()
                        .post("/permission-requests/" + request + "/decision", RestSession.json("decision", "APPROVE")),
                200,
                409);
        if (answer.status() == 200) {
            String earlier = approvedBy.putIfAbsent(request, administrator.email());
            if (earlier != null) {
                wrong.add(request + " was approved for " + earlier + " and again for " + administrator.email());
            }
            approvals.release();
        } else if (!"ALREADY_DECIDED".equals(answer.problemCode())) {
            wrong.add(request + ": " + answer);
        }
    }

    /** Calls until there is an answer; only a call that a crash may have hit can go wrong. */
    private RestAnswer answered(Supplier<RestAnswer> call, int... statuses) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            boolean downBefore = down;
            int killsBefore = kills;
            String failure;
            try {
                RestAnswer answer = call.get();
                for (int status : statuses) {
                    if (answer.status() == status) {
                        return answer;
                    }
                }
                failure = answer.toString();
            } catch (DemoFailedException noAnswer) {
                failure = String.valueOf(noAnswer.getCause());
            }
            if (!downBefore && !down && kills == killsBefore) {
                wrong.add(failure);
                throw new IllegalStateException(failure);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("No answer: " + failure);
            }
            PRODUCT.awaitReady();
        }
    }

    /**
     * All that exists of one request.
     *
     * @param permissions that came from it and stand
     * @param decisions audit records of its decision
     * @param gifts audit records of the permission
     * @param outcomes mails to the requester about the decision
     * @param additions mails to the requester about the permission
     * @param announcements mails to administrators, and how many different ones
     */
    private record Traces(
            String request,
            String state,
            String decidedBy,
            int permissions,
            int rolesGiven,
            int decisions,
            int gifts,
            int outcomes,
            int additions,
            int announcements,
            int announced,
            int submissions) {

        void assertWhole() {
            int one = "APPROVED".equals(state) ? 1 : 0;
            assertThat(state).isIn("PENDING", "APPROVED");
            assertThat(List.of(permissions, rolesGiven, decisions, gifts, outcomes, additions))
                    .as("permission, role given, decision, gift, outcome, addition of %s", this)
                    .containsOnly(one);
            assertThat(List.of(announcements, announced))
                    .as("mails to administrators of %s", this)
                    .containsOnly(ADMINISTRATORS);
            assertThat(submissions).as("records of the request of %s", this).isOne();
        }
    }

    private static List<Traces> traces() {
        return DATABASE.query(
                """
                SELECT r.id, r.state, r.decided_by,
                  (SELECT count(*) FROM permission p WHERE p.agreement_id = r.agreement_id AND p.way = 'REQUEST'
                    AND p.email_key = r.requester_email_key AND p.role = r.roles_requested AND p.ended_at IS NULL),
                  (SELECT count(*) FROM permission_request_role o WHERE o.request_id = r.id AND o.approved),
                  (SELECT count(*) FROM audit_record a WHERE a.action = 'DECIDE_PERMISSION_REQUEST'
                    AND a.subject_id = r.id::text),
                  (SELECT count(*) FROM audit_record a WHERE a.action = 'PERMISSION_GIVEN' AND a.license_id = r.license_id
                    AND lower(a.subject_id) = r.requester_email_key AND a.details ->> 'role' = r.roles_requested),
                  (SELECT count(*) FROM notification n WHERE n.kind = 'PERMISSION_DECIDED'
                    AND lower(n.recipient) = r.requester_email_key AND n.parameters ->> 'licenseId' = r.license_id
                    AND n.parameters ->> 'roles' = r.roles_requested AND n.parameters ->> 'outcome' = 'APPROVED'),
                  (SELECT count(*) FROM notification n WHERE n.kind = 'PERMISSIONS_ADDED'
                    AND lower(n.recipient) = r.requester_email_key AND n.parameters ->> 'licenseId' = r.license_id
                    AND n.parameters ->> 'roles' = r.roles_requested),
                  (SELECT count(*) FROM notification n WHERE n.kind = 'PERMISSION_REQUESTED'
                    AND n.parameters ->> 'requestId' = r.id::text),
                  (SELECT count(DISTINCT lower(n.recipient)) FROM notification n WHERE n.kind = 'PERMISSION_REQUESTED'
                    AND n.parameters ->> 'requestId' = r.id::text),
                  (SELECT count(*) FROM audit_record a WHERE a.action = 'REQUEST_PERMISSION'
                    AND a.subject_id = r.id::text)
                FROM permission_request r""",
                row -> new Traces(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getInt(9),
                        row.getInt(10),
                        row.getInt(11),
                        row.getInt(12)));
    }

    private static void awaitAllMailsSent() throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        String unsent = "SELECT count(*) FROM notification WHERE state <> 'SENT'";
        while (DATABASE.number(unsent) > 0) {
            assertThat(Instant.now())
                    .as("%d mails are not sent", DATABASE.number(unsent))
                    .isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** @return how many mails came more than once */
    private int assertEachMailOnceOrDoubledByACrash() {
        Map<String, List<Mailbox.Mail>> received = PRODUCT.mailbox().mails().stream()
                .collect(Collectors.groupingBy(Mailbox.Mail::messageId, HashMap::new, Collectors.toList()));
        Map<String, String> recorded = DATABASE
                .query(
                        "SELECT identity, recipient FROM notification",
                        row -> Map.entry("<" + row.getString(1) + "@localhost>", row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(received.keySet()).isEqualTo(recorded.keySet());
        int doubled = 0;
        for (Map.Entry<String, List<Mailbox.Mail>> mail : received.entrySet()) {
            List<Mailbox.Mail> copies = mail.getValue();
            assertThat(copies).allSatisfy(copy -> {
                assertThat(copy.to()).containsExactly(recorded.get(mail.getKey()));
                assertThat(copy.subject()).isEqualTo(copies.get(0).subject());
            });
            for (int i = 1; i < copies.size(); i++) {
                Instant first = copies.get(i - 1).receivedAt();
                Instant second = copies.get(i).receivedAt();
                assertThat(crashes)
                        .as("a crash between %s and %s, of mail %s", first, second, mail.getKey())
                        .anyMatch(crash -> crash.liesBetween(first, second));
            }
            doubled += copies.size() > 1 ? 1 : 0;
        }
        return doubled;
    }

    private static void assertAuditIntact() throws InterruptedException {
        RestSession auditor = RestSession.signedIn(PRODUCT.addresses().rest(), "demo-auditor", "demo-auditor-1");
        Instant deadline = Instant.now().plus(PATIENCE);
        RestAnswer verified = auditor.get("/audit/verification").expect(200);
        while (verified.number("waiting") > 0 && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(250);
            verified = auditor.get("/audit/verification").expect(200);
        }
        assertThat(verified.number("waiting")).isZero();
        assertThat(verified.flag("intact")).as(verified.body()).isTrue();
    }
}

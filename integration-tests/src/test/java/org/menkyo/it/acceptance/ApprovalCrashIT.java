package org.menkyo.it.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private final List<MailDeliveries.Crash> crashes = new ArrayList<>();
    private volatile boolean down;
    private volatile int kills;
    private volatile boolean enough;

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
        MailDeliveries mails = new MailDeliveries(DATABASE, PRODUCT.mailbox());
        mails.awaitAllSent(PATIENCE);

        assertThat(wrong).isEmpty();
        List<RequestTraces> all = RequestTraces.all(DATABASE);
        assertThat(all.stream().map(RequestTraces::request)).containsAll(requested);
        assertThat(all).allSatisfy(one -> one.assertWhole(ADMINISTRATORS));
        Map<String, RequestTraces> byRequest =
                all.stream().collect(Collectors.toMap(RequestTraces::request, one -> one));
        assertThat(approvedBy.keySet()).allSatisfy(request -> {
            assertThat(byRequest.get(request).state()).isEqualTo("APPROVED");
            assertThat(byRequest.get(request).decidedBy()).isEqualToIgnoringCase(approvedBy.get(request));
        });
        int doubled = mails.assertEachOnceOrDoubledBy(crashes);
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
            crashes.add(new MailDeliveries.Crash(from, Instant.now()));
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

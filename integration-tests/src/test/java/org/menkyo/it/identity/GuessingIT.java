package org.menkyo.it.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.identity.NetworkPeer.Answer;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.launcher.ServerJava;

/**
 * Somebody guesses passwords from one network while the owners of the names sign in from others (LC-212). For measurements:
 * {@code -Dmenkyo.guesses=100000 -Dmenkyo.guess-times=1000}.
 */
@Tag("LC-212")
class GuessingIT {

    private static final int GUESSES = Integer.getInteger("menkyo.guesses", 1_500);
    private static final int TIMES = Integer.getInteger("menkyo.guess-times", 25);
    private static final int NAMES = 100;
    private static final int CONNECTIONS = 8;
    private static final int NEWCOMERS = 20;
    private static final String PASSWORD = "Right-horse-battery-7";
    private static final String READ = "/api/products";

    /** What all of one network may try at once, and what comes back while the test runs. */
    private static final int PER_SOURCE = 200;

    private static final RunningProduct PRODUCT = RunningProduct.create(
            Integer.getInteger("menkyo.guess-times") == null
                    ? Map.of()
                    : Map.of("MENKYO_JAVA_OPTS", ServerJava.OPTIONS));

    @BeforeAll
    static void start() {
        PRODUCT.start();
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    private static NetworkPeer from(String address) {
        return new NetworkPeer(PRODUCT.server(), address);
    }

    private static Answer signIn(NetworkPeer peer, String name, String password) throws IOException {
        return peer.send("GET", READ, "", NetworkPeer.basic(name, password));
    }

    private static String signUp(String name) {
        RestSession.stranger(PRODUCT.rest(""))
                .post("/accounts", RestSession.json("name", name, "password", PASSWORD))
                .expect(201);
        return name;
    }

    /** Half of the names exist. */
    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("demo-distributor", "demo-operator"));
        for (int i = 2; i < NAMES; i++) {
            names.add(i % 2 == 0 && i < 40 ? signUp("guessed-" + i) : "nobody-" + i);
        }
        return names;
    }

    @Test
    void ownersElsewhereSignInAllTheTimeWhileOneNetworkGuesses() throws Exception {
        List<String> names = names();
        for (int i = 0; i < NEWCOMERS; i++) {
            signUp("newcomer-" + i);
        }
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<Map<Integer, Integer>>> guessing = new ArrayList<>();
        long start = System.nanoTime();
        List<Long> newcomers = new ArrayList<>();
        Future<List<Long>> owner = threads.submit(() -> signInAllTheTime(over, next, newcomers));
        for (int i = 0; i < CONNECTIONS; i++) {
            guessing.add(threads.submit(() -> guess(names, next)));
        }
        Map<Integer, Integer> answers = new TreeMap<>();
        for (Future<Map<Integer, Integer>> each : guessing) {
            each.get().forEach((status, count) -> answers.merge(status, count, Integer::sum));
        }
        over.set(true);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        System.out.printf(
                "%d guesses in %d s: answers by status %s%n  the owner's calls: %s%n  first calls from new networks: %s%n",
                GUESSES, seconds, answers, figures(owner.get()), figures(newcomers));
        threads.shutdown();

        assertThat(newcomers).hasSize(NEWCOMERS);
        assertThat(answers.keySet()).isSubsetOf(401, 429);
        assertThat(answers.get(401))
                .as("passwords that were looked at")
                .isGreaterThanOrEqualTo(PER_SOURCE)
                .isLessThan(PER_SOURCE + CONNECTIONS + (int) seconds / 9 + 2);
        assertThat(metric("SIGN_IN_REFUSED")).isGreaterThanOrEqualTo(answers.get(401));
        assertThat(metric("SIGN_IN_SLOWED")).isGreaterThanOrEqualTo(answers.get(429));
    }

    private static Map<Integer, Integer> guess(List<String> names, AtomicInteger next) throws IOException {
        Map<Integer, Integer> answers = new TreeMap<>();
        try (NetworkPeer peer = from("127.0.0.66")) {
            for (int i = next.getAndIncrement(); i < GUESSES; i = next.getAndIncrement()) {
                Answer answer = signIn(peer, names.get(i % names.size()), "guess-" + i);
                answers.merge(answer.status(), 1, Integer::sum);
                if (answer.status() == 429) {
                    assertThat(Integer.parseInt(answer.headers().get("retry-after")))
                            .isBetween(1, 1800);
                    assertThat(answer.body()).contains("TOO_MANY_REQUESTS");
                }
            }
        }
        return answers;
    }

    /**
     * One whose password is remembered, all the time; and in between others whose passwords have to be verified, from networks
     * from which nobody has signed in before.
     */
    private static List<Long> signInAllTheTime(AtomicBoolean over, AtomicInteger guesses, List<Long> newcomers)
            throws IOException {
        List<Long> times = new ArrayList<>();
        try (NetworkPeer owner = from("127.0.0.10")) {
            while (!over.get() || newcomers.size() < NEWCOMERS) {
                times.add(timed(() -> signIn(owner, "demo-distributor", "demo-distributor-1"), 200));
                int number = newcomers.size();
                if (number < NEWCOMERS && (over.get() || guesses.get() > number * (GUESSES / NEWCOMERS))) {
                    String name = "newcomer-" + number;
                    try (NetworkPeer newcomer = from("127.0.1." + (1 + number))) {
                        // Signed in, and told to confirm a business e-mail.
                        newcomers.add(timed(() -> signIn(newcomer, name, PASSWORD), 403));
                    }
                }
            }
        }
        return times;
    }

    private static long timed(Callable<Answer> call, int status) {
        long start = System.nanoTime();
        try {
            assertThat(call.call().status()).isEqualTo(status);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        return (System.nanoTime() - start) / 1_000;
    }

    /** The proof is in {@code GuessingTest}, which counts the work; these are figures for people to look at. */
    @Test
    void namesThatExistAndOthersAreAnsweredAlike() throws IOException {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        String body = null;
        for (int i = 0; i < TIMES; i++) {
            for (String name :
                    i % 2 == 0 ? List.of("demo-auditor", "demo-nobody") : List.of("demo-nobody", "demo-auditor")) {
                try (NetworkPeer peer = from("127.1." + (1 + i / 250) + "." + (1 + i % 250))) {
                    long start = System.nanoTime();
                    Answer answer = peer.send(
                            "GET", READ, "", NetworkPeer.basic(name, "a wrong password"), "X-Correlation-Id: same");
                    (name.equals("demo-auditor") ? known : unknown).add((System.nanoTime() - start) / 1_000);
                    assertThat(answer.status()).isEqualTo(401);
                    body = body == null ? answer.body() : body;
                    assertThat(answer.body()).isEqualTo(body);
                }
            }
        }
        System.out.printf(
                "wrong password: a name that exists %s%n  a name that does not %s%n  Mann-Whitney z = %.2f%n",
                figures(known), figures(unknown), mannWhitney(known, unknown));
    }

    @Test
    void soapSlowsGuessesToo() throws IOException {
        String message =
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header>%s</s:Header><s:Body>"
                        + "<getOrder xmlns='urn:menkyo:order:v1'><orderNumber>none</orderNumber></getOrder></s:Body></s:Envelope>";
        String token =
                "<w:Security xmlns:w='http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'>"
                        + "<w:UsernameToken><w:Username>%s</w:Username><w:Password>%s</w:Password></w:UsernameToken></w:Security>";
        String type = "Content-Type: text/xml; charset=utf-8";
        for (String name : List.of("demo-support", "demo-stranger")) {
            try (NetworkPeer guesser = from("127.2.0.1");
                    NetworkPeer owner = from("127.2.0.2")) {
                for (int i = 0; i < 10; i++) {
                    String body = message.formatted(token.formatted(name, "guess"));
                    Answer answer = i % 2 == 0
                            ? guesser.send("POST", "/ws/OrderService", body, type)
                            : guesser.send(
                                    "POST",
                                    "/ws/OrderService",
                                    message.formatted(""),
                                    type,
                                    NetworkPeer.basic(name, "guess"));
                    assertThat(answer.body()).contains("AUTHENTICATION_FAILED");
                }
                assertThat(guesser.send(
                                        "POST",
                                        "/ws/OrderService",
                                        message.formatted(token.formatted(name, name + "-1")),
                                        type)
                                .body())
                        .contains("TOO_MANY_REQUESTS");
                assertThat(guesser.send(
                                        "POST",
                                        "/ws/OrderService",
                                        message.formatted(""),
                                        type,
                                        NetworkPeer.basic(name, name + "-1"))
                                .body())
                        .contains("TOO_MANY_REQUESTS");
                assertThat(signIn(guesser, name, name + "-1").status()).isEqualTo(429);
                assertThat(signIn(owner, name, name + "-1").status())
                        .isEqualTo(name.equals("demo-support") ? 200 : 401);
            }
        }
    }

    private static double metric(String kind) throws IOException, InterruptedException {
        URI metrics = PRODUCT.management("/prometheus");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("menkyo_security_events_total{") && line.contains('"' + kind + '"'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String figures(List<Long> micros) {
        List<Long> sorted = new ArrayList<>(micros);
        Collections.sort(sorted);
        return "%d, median %.1f ms, p95 %.1f ms, longest %.1f ms"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2) / 1e3,
                        sorted.get(sorted.size() * 95 / 100) / 1e3,
                        sorted.get(sorted.size() - 1) / 1e3);
    }

    /** The test statistic for two samples of the same distribution, normally distributed with deviation 1 for large ones. */
    private static double mannWhitney(List<Long> one, List<Long> other) {
        double u = 0;
        for (long a : one) {
            for (long b : other) {
                u += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        double n = one.size();
        double m = other.size();
        return (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
    }
}

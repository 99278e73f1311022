package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.product.RunningProduct;

/**
 * Whatever visitors of pages send, it is told as their mistake, as a page or a problem with a correlation id, and leaves no
 * stack trace in the log: strangers, an administrator, a distributor, support and the operator send addresses and forms of their
 * pages, altered. The property {@code menkyo.hostile-pages} says how many, {@code menkyo.it.seed} repeats a run's second seed.
 */
@Tag("LC-1110")
class HostilePagesIT {

    private static final int CALLS = Integer.getInteger("menkyo.hostile-pages", 600);
    private static final int MAX_WRONG = 20;
    private static final String OWN_ADDRESS = "127.0.0.79";

    /** What one refused call may leave in the log on the average. */
    private static final int MAX_LOG_BYTES_PER_CALL = 100;

    static LongStream seeds() {
        return LongStream.of(20_261_130L, Long.getLong("menkyo.it.seed", System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tellsEveryMistakeAsTheVisitors(long seed) throws IOException {
        RestWorld world = new RestWorld();
        HostilePages pages = new HostilePages(seed, known(world), world.licenseId());
        Map<Integer, Integer> answers = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        String news;
        try (RawHttp http = new RawHttp(OWN_ADDRESS)) {
            pages.visit("a stranger", "", (address, cookie) -> open(http, address, cookie));
            for (String account :
                    List.of(world.administrator(), RestWorld.DISTRIBUTOR, "demo-support", RestWorld.OPERATOR)) {
                pages.visit(account, signIn(http, account), (address, cookie) -> open(http, address, cookie));
            }
            assertThat(pages.forms()).isGreaterThan(20);
            Path log = RunningProduct.get().data().resolve("log/server.log");
            int before = Math.toIntExact(Files.size(log));
            for (int i = 0; i < CALLS && wrong.size() < MAX_WRONG; i++) {
                HostileCall call = pages.next();
                RawHttp.Answer answer = http.send(call.method(), call.bytes());
                answers.merge(answer.status(), 1, Integer::sum);
                List<String> faults = faults(call, answer);
                if (!faults.isEmpty()) {
                    wrong.add("call " + i + ": " + faults + "\n" + call + "\n--> " + answer.status() + " "
                            + answer.headers());
                }
            }
            byte[] all = Files.readAllBytes(log);
            news = new String(all, before, all.length - before, StandardCharsets.UTF_8);
        }
        System.out.println(CALLS + " hostile calls of pages (seed " + seed + "): answers by status " + answers + ", "
                + news.length() + " bytes logged");

        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(news).as("seed %d", seed).doesNotContain("\tat ", "Caused by: ");
        assertThat(news.length()).as("bytes in the log").isLessThan(10_000 + MAX_LOG_BYTES_PER_CALL * CALLS);
        assertThat(answers.keySet()).as("calls of all kinds").contains(200, 303, 400, 403, 404, 415, 422);
    }

    private static List<String> faults(HostileCall call, RawHttp.Answer answer) {
        List<String> faults = new ArrayList<>();
        if (answer.status() >= 500) {
            faults.add("server's error");
        }
        if (answer.header("X-Correlation-Id").isEmpty()) {
            faults.add("no correlation id");
        }
        String type = answer.header("Content-Type").split(";")[0];
        if (answer.status() >= 400
                && !call.method().equals("HEAD")
                && !type.equals("text/html")
                && !type.equals("application/problem+json")) {
            faults.add("neither a page nor a problem");
        }
        return faults;
    }

    private static RawHttp.Answer open(RawHttp http, String address, String cookie) {
        return http.send("GET", address, "Accept: text/html", "Cookie: " + cookie);
    }

    private static String signIn(RawHttp http, String account) {
        byte[] form = ("name=" + account + "&password=" + account + "-1").getBytes(StandardCharsets.US_ASCII);
        RawHttp.Answer answer = http.send(
                "POST",
                new HostileCall(
                                account,
                                "POST",
                                "/sign-in",
                                List.of("Content-Type: application/x-www-form-urlencoded"),
                                form)
                        .bytes());
        assertThat(answer.status()).as(account).isEqualTo(303);
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }

    /** What means something to the server, by the names of fields and parameters. */
    private static Map<String, List<String>> known(RestWorld world) {
        Map<String, List<String>> known = new TreeMap<>();
        known.put("licenseId", List.of(world.licenseId()));
        known.put("licenseNumber", List.of(world.licenseId()));
        known.put("authorizationNumber", List.of(world.authorizationNumber()));
        known.put("orderNumber", List.of(world.name("order"), world.name("another")));
        known.put("organization", List.of(world.name("order")));
        known.put("identifier", List.of(world.name("order"), world.name("other")));
        known.put("email", List.of(world.email("administrator"), world.email("nobody")));
        known.put("product", List.of("SVR-STD-2008"));
        known.put("quantity", List.of("1", "5"));
        known.put("program", List.of("OPEN", "SELECT"));
        known.put("country", List.of("JP", "DE"));
        known.put("next", List.of("/licenses", "//other.example/", "https://other.example/"));
        known.put("endsBefore", List.of("2028-02-29"));
        known.put("from", List.of("2026-01-01T00:00"));
        known.put("until", List.of("2028-01-01T00:00"));
        return known;
    }
}

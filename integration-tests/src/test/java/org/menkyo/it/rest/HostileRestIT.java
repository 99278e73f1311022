package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.product.RunningProduct;

/**
 * Whatever a sender does wrong is told as the sender's mistake, in the one form that errors have, and leaves no stack trace
 * in the log: strangers, a person, a distributor, support and the operator send calls that were made from the OpenAPI
 * document and altered. The property {@code menkyo.hostile-calls} says how many.
 */
@Tag("LC-1110")
class HostileRestIT {

    private static final int CALLS = Integer.getInteger("menkyo.hostile-calls", 1000);
    private static final int MAX_WRONG = 20;

    /** What one refused call may leave in the log on the average. */
    private static final int MAX_LOG_BYTES_PER_CALL = 100;

    private static final Set<String> SUCCESS_TYPES = Set.of(
            "application/json",
            "application/x-ndjson",
            "text/plain",
            "text/csv",
            "text/html",
            "text/css",
            "text/javascript",
            "application/pdf",
            "image/svg+xml");

    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/@<>]+\\(|^Caused by: ");

    static Stream<Long> seeds() {
        return Stream.of(20_261_128L, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tellsEveryMistakeAsTheSenders(long seed) {
        RestWorld world = new RestWorld();
        HostileCalls calls =
                new HostileCalls(seed, RestCall.get("/openapi.json").expect(200), callers(world), known(world));
        Path log = RunningProduct.get().data().resolve("log/server.log");
        long logged = size(log);
        Map<Integer, Integer> answers = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        try (RawHttp http = new RawHttp("127.0.0.78")) {
            for (int i = 0; i < CALLS && wrong.size() < MAX_WRONG; i++) {
                HostileCall call = calls.next();
                RawHttp.Answer answer = http.send(call.method(), call.bytes());
                answers.merge(answer.status(), 1, Integer::sum);
                List<String> faults = faults(call, answer);
                if (!faults.isEmpty()) {
                    wrong.add("call " + i + " of seed " + seed + ": " + faults + "\n" + call + "\n--> "
                            + answer.status() + " " + answer.headers() + "\n" + answer.text());
                }
            }
        }
        String news = from(log, logged);
        System.out.println(CALLS + " hostile calls (seed " + seed + "): answers by status " + answers + ", "
                + news.length() + " bytes logged");

        assertThat(wrong).isEmpty();
        assertThat(news.lines().filter(line -> STACK_TRACE.matcher(line).find()).limit(20))
                .as("stack traces in the log, seed " + seed)
                .isEmpty();
        assertThat(news.length()).as("bytes in the log").isLessThan(10_000 + MAX_LOG_BYTES_PER_CALL * CALLS);
        assertThat(answers.keySet()).as("calls of all kinds").contains(200, 400, 401, 403, 404, 405, 415);
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
        if (answer.status() >= 400) {
            if (!type.equals("application/problem+json")) {
                faults.add("no problem");
            } else if (!call.method().equals("HEAD")) {
                faults.addAll(faultsOfProblem(answer));
            }
        } else if (answer.body().length > 0 && !SUCCESS_TYPES.contains(type)) {
            faults.add("undocumented type");
        }
        return faults;
    }

    private static List<String> faultsOfProblem(RawHttp.Answer answer) {
        try {
            JsonObject problem = answer.json();
            return problem.getInt("status") == answer.status()
                            && problem.getString("correlationId").equals(answer.header("X-Correlation-Id"))
                            && !problem.getString("detail").isBlank()
                            && !problem.getString("code").equals("INTERNAL_ERROR")
                    ? List.of()
                    : List.of("wrong problem");
        } catch (JsonException | NullPointerException | ClassCastException malformed) {
            return List.of("malformed problem");
        }
    }

    private static Map<String, String> callers(RestWorld world) {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("a stranger", "");
        for (String account :
                List.of(world.administrator(), RestWorld.DISTRIBUTOR, "demo-support", RestWorld.OPERATOR)) {
            callers.put(account, HostileCalls.basic(account, account + "-1"));
        }
        return callers;
    }

    /** What means something to the server, by the names of parameters and members. */
    private static Map<String, List<String>> known(RestWorld world) {
        Map<String, List<String>> known = new TreeMap<>();
        known.put("licenseId", List.of(world.licenseId()));
        known.put("licenseNumber", List.of(world.licenseId()));
        known.put("authorizationNumber", List.of(world.authorizationNumber()));
        known.put("orderNumber", List.of(world.name("order"), world.name("another")));
        known.put("organization", List.of(world.name("order")));
        known.put("identifier", List.of(world.name("order"), world.name("other")));
        known.put("email", List.of(world.email("administrator"), world.email("colleague"), world.email("nobody")));
        known.put("product", List.of("SVR-STD-2008"));
        known.put("permissionId", List.of("1", "2", "999999"));
        known.put("size", List.of("1", "200", "0"));
        known.put("state", List.of("PENDING", "OPEN"));
        known.put("operation", List.of("REVEAL_PRODUCT_KEY", "LIST_USERS"));
        known.put("country", List.of("JP", "DE"));
        known.put("keyId", ids("/product-keys", world.administrator()));
        known.put("hostId", ids("/kms-hosts", RestWorld.OPERATOR));
        known.put("cursor", cursors(world));
        return known;
    }

    private static List<String> ids(String list, String account) {
        return RestCall.get(list).as(account).expect(200).getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .filter(item -> item.containsKey("id"))
                .map(item -> item.getString("id"))
                .toList();
    }

    private static List<String> cursors(RestWorld world) {
        return Stream.of(
                        RestCall.get("/products?size=1").as(RestWorld.OPERATOR).expect(200),
                        RestCall.get("/permissions?size=1")
                                .as(world.administrator())
                                .expect(200))
                .filter(page -> page.containsKey("next"))
                .map(page -> page.getString("next"))
                .toList();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String from(Path file, long begin) {
        try {
            byte[] all = Files.readAllBytes(file);
            return new String(all, (int) begin, (int) (all.length - begin), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

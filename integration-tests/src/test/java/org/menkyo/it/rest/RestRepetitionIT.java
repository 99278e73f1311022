package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are repeated: idempotency keys, and entity tags where the state may have changed in between. */
@Tag("LC-1102")
class RestRepetitionIT {

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final RestWorld WORLD = RestWorld.get();

    @Test
    void theSameKeyAndContentGetsTheFirstAnswer() {
        String key = UUID.randomUUID().toString();
        String batch = batch("repeated");

        HttpResponse<String> first = submit(key, batch);
        HttpResponse<String> second = submit(key, batch);
        HttpResponse<String> quoted = submit('"' + key + '"', batch);
        HttpResponse<String> otherKey = submit(UUID.randomUUID().toString(), batch);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(RestCall.header(first, REPLAYED)).isEmpty();
        for (HttpResponse<String> repeated : List.of(second, quoted)) {
            assertThat(repeated.statusCode()).isEqualTo(201);
            assertThat(repeated.body()).isEqualTo(first.body());
            assertThat(RestCall.header(repeated, "Location")).isEqualTo(RestCall.header(first, "Location"));
            assertThat(RestCall.header(repeated, REPLAYED)).isEqualTo("true");
        }
        assertThat(RestCall.object(otherKey).getString("id"))
                .as("another batch")
                .isNotEqualTo(RestCall.object(first).getString("id"));
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        String key = UUID.randomUUID().toString();
        submit(key, batch("content"));

        HttpResponse<String> other = submit(key, batch("other-content"));
        HttpResponse<String> elsewhere = RestCall.post("/orders")
                .as(RestWorld.DISTRIBUTOR)
                .header("Idempotency-Key", key)
                .json(RestWorld.order(WORLD.name("elsewhere"), WORLD.email("elsewhere")))
                .send();

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(RestCall.object(other).getString("code")).isEqualTo("CONTENT_CONFLICT");
        assertThat(elsewhere.statusCode()).as("the same key at another address").isEqualTo(409);
    }

    @Test
    void keysOfDifferentCallersDoNotMeet() {
        String key = UUID.randomUUID().toString();
        String request = "{\"email\": \"%s\"}".formatted(WORLD.email("whoever"));

        JsonObject mine = RestCall.post("/registration")
                .as(WORLD.signedUp("first-caller"))
                .header("Idempotency-Key", key)
                .json(request)
                .expect(202);
        HttpResponse<String> theirs = RestCall.post("/registration")
                .as(WORLD.signedUp("second-caller"))
                .header("Idempotency-Key", key)
                .json(request)
                .send();

        assertThat(mine.getString("pendingEmail")).isEqualTo(WORLD.email("whoever"));
        assertThat(theirs.statusCode()).isEqualTo(202);
        assertThat(RestCall.header(theirs, REPLAYED)).isEmpty();
    }

    @Test
    void aCallThatWasRefusedLeavesItsKeyFree() {
        String key = UUID.randomUUID().toString();
        String number = WORLD.name("corrected");
        String right = RestWorld.order(number, WORLD.email("corrected"));

        HttpResponse<String> refused = order(key, right.replace("\"quantity\": 5", "\"quantity\": 0"));
        HttpResponse<String> corrected = order(key, right);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(201);
        assertThat(RestCall.header(corrected, REPLAYED)).isEmpty();
    }

    @Test
    void twinsAtTheSameMomentAreOneCall() throws Exception {
        int twins = 8;
        String key = UUID.randomUUID().toString();
        String batch = batch("twins");
        CyclicBarrier start = new CyclicBarrier(twins);
        Callable<HttpResponse<String>> twin = () -> {
            start.await(30, TimeUnit.SECONDS);
            return submit(key, batch);
        };
        List<HttpResponse<String>> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(twins);
        try {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(java.util.Collections.nCopies(twins, twin))) {
                answers.add(answer.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .map(HttpResponse::body)
                        .distinct())
                .as("one batch only")
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .filter(answer -> RestCall.header(answer, REPLAYED).isEmpty()))
                .as("it was submitted once")
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() != 201).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(RestCall.object(answer).getString("code")).isEqualTo("REQUEST_IN_PROGRESS");
            assertThat(RestCall.header(answer, "Retry-After")).isEqualTo("1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "\"half", "TOO_LONG"})
    void malformedKeysAreRefused(String key) {
        HttpResponse<String> answer = submit(key.equals("TOO_LONG") ? "k".repeat(129) : key, batch("malformed"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RestCall.object(answer).getString("code")).isEqualTo("MALFORMED_HEADER");
    }

    @Test
    void aResourceThatDidNotChangeIsNotSentAgain() {
        HttpResponse<String> first = license(null);
        HttpResponse<String> again = license(RestCall.header(first, "ETag"));

        assertThat(RestCall.header(first, "ETag")).startsWith("\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(license("\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeIsRefusedWhereTheStateIsAnother() {
        String users = "/licenses/" + WORLD.licenseId() + "/users/";
        String email = WORLD.email("tagged");
        RestCall.post("/licenses/" + WORLD.licenseId() + "/permissions")
                .as(WORLD.administrator())
                .json("{\"email\": \"%s\", \"roles\": [\"DOWNLOAD_ADMINISTRATOR\"]}".formatted(email))
                .expect(201);
        String before = RestCall.header(
                RestCall.get(users + email).as(WORLD.administrator()).send(), "ETag");

        HttpResponse<String> disabled = suspension("PUT", users + email, before);
        HttpResponse<String> outdated = suspension("DELETE", users + email, before);
        JsonObject stillDisabled =
                RestCall.get(users + email).as(WORLD.administrator()).expect(200);
        HttpResponse<String> enabled = suspension("DELETE", users + email, RestCall.header(disabled, "ETag"));

        assertThat(disabled.statusCode()).as(disabled.body()).isEqualTo(200);
        assertThat(outdated.statusCode()).isEqualTo(412);
        assertThat(RestCall.object(outdated).getString("code")).isEqualTo("PRECONDITION_FAILED");
        assertThat(stillDisabled.getBoolean("disabled")).isTrue();
        assertThat(enabled.statusCode()).isEqualTo(200);
        assertThat(RestCall.header(enabled, "ETag")).isEqualTo(before);
    }

    @Test
    void aDecisionIsRefusedWhereTheRequestIsAnother() {
        String id = RestCall.post("/permission-requests")
                .as(WORLD.registered("decided"))
                .json("{\"program\": \"OPEN\", \"licenseId\": \"%s\", \"authorizationNumber\": \"%s\","
                                .formatted(WORLD.licenseId(), WORLD.authorizationNumber())
                        + "\"roles\": [\"DOWNLOAD_ADMINISTRATOR\"]}")
                .expect(202)
                .getString("id");
        String path = "/permission-requests/" + id;
        String tag =
                RestCall.header(RestCall.get(path).as(WORLD.administrator()).send(), "ETag");

        assertThat(deny(path, "\"another\"").statusCode()).isEqualTo(412);
        assertThat(deny(path, tag).statusCode()).isEqualTo(200);
        assertThat(deny(path, tag).statusCode()).as("it is another by now").isEqualTo(412);
    }

    private static HttpResponse<String> deny(String path, String tag) {
        return RestCall.post(path + "/decision")
                .as(WORLD.administrator())
                .header("If-Match", tag)
                .json("{\"decision\": \"DENY\"}")
                .send();
    }

    private static HttpResponse<String> suspension(String method, String user, String tag) {
        return RestCall.of(method, user + "/suspension")
                .as(WORLD.administrator())
                .header("If-Match", tag)
                .send();
    }

    private static HttpResponse<String> license(String tag) {
        RestCall call = RestCall.get("/licenses/" + WORLD.licenseId()).as(WORLD.administrator());
        return (tag == null ? call : call.header("If-None-Match", tag)).send();
    }

    private static HttpResponse<String> order(String key, String order) {
        return RestCall.post("/orders")
                .as(RestWorld.DISTRIBUTOR)
                .header("Idempotency-Key", key)
                .json(order)
                .send();
    }

    private static HttpResponse<String> submit(String key, String batch) {
        return RestCall.post("/order-batches")
                .as(RestWorld.DISTRIBUTOR)
                .header("Idempotency-Key", key)
                .json(batch)
                .send();
    }

    private static String batch(String name) {
        return "{\"orders\": [" + RestWorld.order(WORLD.name(name), WORLD.email(name)) + "]}";
    }
}

package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.menkyo.it.peer.NodePrograms;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.it.rest.OpenApi.Operation;

/** What holds for each operation of REST: who must sign in, what is answered to bad input, and in which form. */
class RestContractIT {

    private static final String PROBLEM = "application/problem+json";
    private static final OpenApi DOCUMENT = OpenApi.served();
    private static final RestWorld WORLD = RestWorld.get();
    private static final Map<Integer, String> IMPOSTORS = new ConcurrentHashMap<>();

    @Test
    @Tag("LC-1102")
    void theDocumentBreaksNoRuleOfTheLinter() {
        String served = RunningProduct.get().rest("/openapi.json").toString();
        NodePrograms.get()
                .expectSuccess(
                        "npx", "spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "error", served);
    }

    @TestFactory
    @Tag("LC-1102")
    Stream<DynamicTest> refusesBadBodiesAndNamesTheField() {
        return DOCUMENT.operations().stream()
                .filter(operation -> operation.body() != null)
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    assertProblem(send(operation, "{"), 400, "MALFORMED_JSON");
                    assertProblem(send(operation, ""), 400, "MALFORMED_JSON");
                    assertProblem(send(operation, "{} {}"), 400, "MALFORMED_JSON");
                    assertProblem(send(operation, "\"\ud800\""), 400, null);
                    assertThat(pointers(send(operation, "[]"))).containsExactly("");
                    assertThat(pointers(send(operation, "{\"planet\": \"Mars\"}")))
                            .containsExactly("/planet");
                    assertThat(send(operation, "{\"x\": \"" + "x".repeat(300_000) + "\"}")
                                    .statusCode())
                            .isIn(400, 413);
                    assertProblem(
                            RestCall.of(operation.method(), operation.path())
                                    .as(RestWorld.OPERATOR)
                                    .body("text/plain", "{}")
                                    .send(),
                            415,
                            "UNSUPPORTED_MEDIA_TYPE");
                    for (String property :
                            operation.body().getJsonObject("properties").keySet()) {
                        JsonObject schema = DOCUMENT.resolve(
                                operation.body().getJsonObject("properties").getJsonObject(property));
                        assertThat(pointers(send(
                                        operation, "{\"%s\": %s}".formatted(property, valueOfAnotherType(schema)))))
                                .as(property)
                                .containsExactly("/" + property);
                    }
                }));
    }

    private static String valueOfAnotherType(JsonObject schema) {
        return switch (schema.getString("type")) {
            case "string" -> "[\"text\"]";
            case "object", "array" -> "\"text\"";
            default -> "\"many\"";
        };
    }

    @TestFactory
    @Tag("LC-1102")
    Stream<DynamicTest> needsASignInForAllThatIsNotOpen() {
        // Not one that others use, and each for a few calls only, as wrong passwords of a name are counted.
        AtomicInteger number = new AtomicInteger();
        return DOCUMENT.operations().stream()
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    String known = impostor(number.getAndIncrement() / 10);
                    HttpResponse<String> stranger = call(operation).send();
                    HttpResponse<String> impostor =
                            call(operation).as(known, "a guess").send();
                    if (operation.open()) {
                        assertThat(stranger.statusCode()).isNotIn(401, 403);
                    } else {
                        assertProblem(stranger, 401, "NOT_SIGNED_IN");
                        assertThat(RestCall.header(stranger, "WWW-Authenticate"))
                                .startsWith("Basic realm=\"Menkyo\"");
                    }
                    assertProblem(impostor, 401, "NOT_SIGNED_IN");
                }));
    }

    private static String impostor(int number) {
        return IMPOSTORS.computeIfAbsent(number, i -> WORLD.signedUp("impostor" + i));
    }

    @Test
    @Tag("LC-208")
    void strangersDoNotLearnWhatThereIs() {
        for (RestCall call : List.of(
                RestCall.get(""),
                RestCall.get("/nothing"),
                RestCall.get("/nothing").header("Authorization", "Bearer x"),
                RestCall.of("DELETE", "/orders"),
                RestCall.of("DELETE", "/accounts"),
                RestCall.of("OPTIONS", "/orders"),
                RestCall.get("/orders/1").header("Accept", "application/xml"))) {
            assertProblem(call.send(), 401, "NOT_SIGNED_IN");
        }
        assertProblem(RestCall.get("/nothing").as(RestWorld.OPERATOR).send(), 404, "NOT_FOUND");
    }

    @Test
    @Tag("LC-1106")
    @Tag("LC-212")
    void slowsGuessesAndLetsWhoIsAtWorkGoOn() {
        String account = WORLD.signedUp("guessed");
        assertThat(RestCall.get("/registration").as(account).send().statusCode())
                .isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            assertProblem(
                    RestCall.get("/registration").as(account, "guess " + i).send(), 401, "NOT_SIGNED_IN");
        }

        HttpResponse<String> slowed =
                RestCall.get("/registration").as(account, "one more").send();
        assertProblem(slowed, 429, "TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(RestCall.header(slowed, "Retry-After"))).isBetween(1, 180);
        assertThat(RestCall.get("/registration").as(account).send().statusCode())
                .isEqualTo(200);
    }

    private static RestCall call(Operation operation) {
        RestCall call = RestCall.of(operation.method(), operation.path());
        return operation.body() == null ? call : call.json("{}");
    }

    @ParameterizedTest
    @Tag("LC-1102")
    @CsvSource({
        "GET,    /no/such/thing,                           404, NOT_FOUND",
        "GET,    /order-batches/not-an-id,                 404, NOT_FOUND",
        "GET,    /licenses/x%00y,                          404, NOT_FOUND",
        "PUT,    /orders,                                  405, METHOD_NOT_ALLOWED",
        "DELETE, /accounts,                                405, METHOD_NOT_ALLOWED",
        "GET,    /products?size=0,                         400, INVALID_INPUT",
        "GET,    /products?size=201,                       400, INVALID_INPUT",
        "GET,    /products?size=many,                      400, INVALID_INPUT",
        "GET,    /products?cursor=%25%25,                  400, INVALID_INPUT",
        "GET,    /products?cursor=bm90LWEtbnVtYmVy,        400, INVALID_INPUT",
        "GET,    /products?cursor=x%00,                    400, INVALID_INPUT",
    })
    void answersWrongAddressesWithAProblem(String method, String path, int status, String code) {
        HttpResponse<String> answer =
                RestCall.of(method, path).as(RestWorld.OPERATOR).send();

        assertProblem(answer, status, code);
        if (status == 405) {
            assertThat(RestCall.header(answer, "Allow")).contains("POST").doesNotContain(method);
        }
        if (status == 400) {
            assertThat(RestCall.object(answer)
                            .getJsonArray("errors")
                            .getJsonObject(0)
                            .getString("parameter"))
                    .isIn("size", "cursor");
        }
    }

    @Test
    @Tag("LC-1102")
    void refusesMediaTypesThatThereAreNot() {
        HttpResponse<String> answer = RestCall.get("/products")
                .as(RestWorld.OPERATOR)
                .header("Accept", "application/xml")
                .send();

        assertProblem(answer, 406, "NOT_ACCEPTABLE");
    }

    @Test
    @Tag("LC-1102")
    void speaksJapaneseAndEnglish() {
        String wrong = "{\"name\": \"a\", \"password\": \"short\"}";
        HttpResponse<String> japanese = RestCall.post("/accounts")
                .as(WORLD.colleague())
                .header("Accept-Language", "de, ja;q=0.8, en;q=0.5")
                .json(wrong)
                .send();
        HttpResponse<String> english =
                RestCall.post("/accounts").as(WORLD.colleague()).json(wrong).send();

        assertThat(RestCall.header(japanese, "Content-Language")).isEqualTo("ja");
        assertThat(RestCall.object(japanese).getString("detail")).contains("入力に誤りがあります");
        assertThat(RestCall.object(japanese)
                        .getJsonArray("errors")
                        .getJsonObject(1)
                        .getString("text"))
                .isEqualTo("12 文字以上で入力してください");
        assertThat(RestCall.header(english, "Content-Language")).isEqualTo("en");
        assertThat(RestCall.object(english).getString("detail")).isEqualTo("Some fields are wrong: name, password.");
        assertThat(RestCall.header(english, "Vary")).contains("Accept-Language");
        assertThat(RestCall.object(RestCall.get("/orders/unknown")
                                .header("Accept-Language", "ja-JP")
                                .send())
                        .getString("title"))
                .as("also where the container answers")
                .isEqualTo("サインインが必要");
    }

    @Test
    @Tag("LC-1102")
    void namesEachCall() {
        HttpResponse<String> named = RestCall.get("/orders/unknown")
                .as(RestWorld.DISTRIBUTOR)
                .header("X-Correlation-Id", "my-call.4711")
                .send();
        HttpResponse<String> misnamed = RestCall.get("/orders/unknown")
                .as(RestWorld.DISTRIBUTOR)
                .header("X-Correlation-Id", "<script>")
                .send();

        assertThat(RestCall.header(named, "X-Correlation-Id")).isEqualTo("my-call.4711");
        assertThat(RestCall.object(named).getString("correlationId")).isEqualTo("my-call.4711");
        assertThat(RestCall.header(misnamed, "X-Correlation-Id")).hasSize(36);
        assertThat(RestCall.object(misnamed).getString("correlationId"))
                .isEqualTo(RestCall.header(misnamed, "X-Correlation-Id"));
    }

    @Test
    void keepsAnswersOutOfCachesAndScripts() {
        for (HttpResponse<String> answer : List.of(
                RestCall.get("/permissions").as(WORLD.administrator()).send(),
                RestCall.get("/permissions").send(),
                RestCall.get("/health/live").send())) {
            assertThat(RestCall.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(RestCall.header(answer, "Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(RestCall.header(answer, "Cache-Control")).containsAnyOf("no-store", "no-cache");
        }
    }

    @TestFactory
    @Tag("LC-1102")
    Stream<DynamicTest> answersAsTheDocumentSays() {
        Map<String, String> reads = Map.ofEntries(
                Map.entry("/registration", WORLD.administrator()),
                Map.entry("/permissions", WORLD.administrator()),
                Map.entry("/licenses", WORLD.administrator()),
                Map.entry("/licenses/{licenseId}", WORLD.administrator()),
                Map.entry("/licenses/{licenseId}/users", WORLD.administrator()),
                Map.entry("/licenses/{licenseId}/audit", WORLD.administrator()),
                Map.entry("/permission-requests", WORLD.administrator()),
                Map.entry("/permission-requests/mine", WORLD.colleague()),
                Map.entry("/product-keys", WORLD.administrator()),
                Map.entry("/products", RestWorld.OPERATOR),
                Map.entry("/editions", RestWorld.OPERATOR),
                Map.entry("/kms-hosts", RestWorld.OPERATOR),
                Map.entry("/dead-letters", RestWorld.OPERATOR),
                Map.entry("/support/undelivered-requests", "demo-support"),
                Map.entry("/audit", RestWorld.AUDITOR),
                Map.entry("/audit/verification", RestWorld.AUDITOR));
        RestCall.post("/permission-requests")
                .as(WORLD.colleague())
                .json("{\"program\": \"OPEN\", \"licenseId\": \"%s\", \"authorizationNumber\": \"%s\","
                                .formatted(WORLD.licenseId(), WORLD.authorizationNumber())
                        + "\"roles\": [\"DOWNLOAD_ADMINISTRATOR\"], \"comment\": \"Please\"}")
                .expect(202);
        return reads.entrySet().stream()
                .map(read -> dynamicTest(
                        read.getKey(),
                        () -> assertThat(DOCUMENT.differences(
                                        read.getKey(),
                                        RestCall.get(read.getKey().replace("{licenseId}", WORLD.licenseId()))
                                                .as(read.getValue())
                                                .expect(200)))
                                .isEmpty()));
    }

    private static HttpResponse<String> send(Operation operation, String body) {
        return RestCall.of(operation.method(), operation.path())
                .as(RestWorld.OPERATOR)
                .json(body)
                .send();
    }

    private static List<String> pointers(HttpResponse<String> answer) {
        assertProblem(answer, 400, "INVALID_INPUT");
        return RestCall.object(answer).getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getString("pointer"))
                .toList();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RestCall.header(answer, "Content-Type")).isEqualTo(PROBLEM);
        JsonObject problem = RestCall.object(answer);
        assertThat(DOCUMENT.differencesOfProblem(problem)).isEmpty();
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("type")).isEqualTo("urn:menkyo:error:" + problem.getString("code"));
        assertThat(problem.getString("correlationId")).isEqualTo(RestCall.header(answer, "X-Correlation-Id"));
        if (code != null) {
            assertThat(problem.getString("code")).isEqualTo(code);
        }
    }
}

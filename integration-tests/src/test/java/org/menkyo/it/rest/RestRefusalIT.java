package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.rest.OpenApi.Operation;

/** Mistakes that a sender can make around the body: each is told by name, and what can be answered is answered. */
class RestRefusalIT {

    private static final String PROBLEM = "application/problem+json";
    private static final OpenApi DOCUMENT = OpenApi.served();
    private static final RestWorld WORLD = RestWorld.get();

    @ParameterizedTest
    @Tag("LC-1110")
    @ValueSource(strings = {"-", "--", "en;q=0.5,-", ";", "*", "x-\u00ff"})
    void anyAcceptLanguageIsTaken(String header) {
        try (RawHttp http = new RawHttp("127.0.0.79")) {
            for (String address : List.of("/", "/api/health/live", "/openapi", "/confirm", "/ws/OrderService?wsdl")) {
                assertThat(http.send("GET", address, "Accept-Language: " + header)
                                .status())
                        .as(address)
                        .isEqualTo(200);
            }
            assertProblem(http.send("GET", "/api/profile", "Accept-Language: " + header), 401, "NOT_SIGNED_IN");
            assertProblem(http.send("GET", "/elsewhere", "Accept-Language: " + header), 404, "NOT_FOUND");
        }
    }

    @ParameterizedTest
    @Tag("LC-1110")
    @ValueSource(
            strings = {
                "Basic YQBiOmM=",
                "Basic AA==",
                "Basic ADo=",
                "Basic /////w==",
                "Basic \"",
                "Basic",
                "Bearer",
                "x"
            })
    void anySignInThatIsNoneIsRefused(String header) {
        try (RawHttp http = new RawHttp("127.0.0.79")) {
            assertProblem(http.send("GET", "/api/profile", "Authorization: " + header), 401, "NOT_SIGNED_IN");
        }
    }

    @ParameterizedTest
    @Tag("LC-1110")
    @CsvSource({
        "GET,   /api/profile/%,       400, BAD_REQUEST",
        "GET,   /api/profile/%zz,     400, BAD_REQUEST",
        "GET,   /api/\u00e3\u0081\u0082, 400, BAD_REQUEST",
        "GET,   /api/{x},             400, BAD_REQUEST",
        "GET,   /api/a|b,             400, BAD_REQUEST",
        "GET,   /api/orders/a[1],     400, BAD_REQUEST",
        "GET,   /api/licenses/%ff,    400, BAD_REQUEST",
        "GET,   /api/products?a=%e3%, 400, BAD_REQUEST",
        "TRACE, /api/profile,         405, METHOD_NOT_ALLOWED",
        "TRACE, /,                    405, METHOD_NOT_ALLOWED",
        "GET,   /elsewhere,           404, NOT_FOUND",
        "PUT,   /elsewhere,           404, NOT_FOUND",
        "X,     /elsewhere,           404, NOT_FOUND",
        "X,     /api/profile,         401, NOT_SIGNED_IN",
    })
    void addressesThatAreNoneAreToldInTheUsualForm(String method, String target, int status, String code) {
        try (RawHttp http = new RawHttp("127.0.0.79")) {
            assertProblem(http.send(method, target), status, code);
            RawHttp.Answer japanese =
                    http.send(method, target, "Accept-Language: fr, ja;q=0.5", "X-Correlation-Id: my.call");
            assertThat(japanese.header("Content-Language")).isEqualTo("ja");
            assertThat(japanese.json().getString("correlationId")).isEqualTo("my.call");
        }
    }

    @Test
    @Tag("LC-1110")
    void twoHundredParametersAreTheMost() {
        try (RawHttp http = new RawHttp("127.0.0.79")) {
            assertThat(http.send("GET", "/api/health/live?" + parameters(200)).status())
                    .isEqualTo(200);
            assertProblem(http.send("GET", "/api/health/live?" + parameters(201)), 400, "BAD_REQUEST");
            assertProblem(http.send("GET", "/api/health/live?" + parameters(2000)), 400, "BAD_REQUEST");
        }
    }

    private static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i).collect(Collectors.joining("&"));
    }

    @ParameterizedTest
    @Tag("LC-1110")
    @CsvSource({
        "/permission-requests?State=DENIED,               State,        state",
        "/licenses?organization=x,                        organization, cursor",
        "/product-keys?access_token=x,                    access_token, productGroup",
        "/permission-requests?state=DENIED&state=PENDING, state,        twice",
        "/licenses?size=1&size=2,                         size,         twice",
        "/profile?x=,                                     x,            none",
        "/licenses?cursor=YQBi,                           cursor,       malformed",
        "/permission-requests/mine?cursor=Kzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVovMGIwYTFmNTItM2Y1Yy00YTUzLTlhN2YtMmYwZDNmMWM5YTU1,"
                + "cursor, malformed",
    })
    void parametersThatThereAreNotAreRefused(String path, String parameter, String told) {
        HttpResponse<String> answer =
                RestCall.get(path).as(WORLD.administrator()).send();

        assertProblem(answer, 400, "INVALID_INPUT");
        JsonObject error = RestCall.object(answer).getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("parameter")).isEqualTo(parameter);
        assertThat(error.getString("text")).contains(told);
    }

    @Test
    @Tag("LC-1110")
    void aParameterIsToldAsSuchThoughThereIsABody() {
        HttpResponse<String> answer = RestCall.post("/orders?dryRun=true")
                .as(RestWorld.DISTRIBUTOR)
                .json("{}")
                .send();

        assertProblem(answer, 400, "INVALID_INPUT");
        assertThat(RestCall.object(answer)
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("parameter"))
                .isEqualTo("dryRun");
        assertProblem(RestCall.get("/host-certificate-status?serial=x").send(), 400, "INVALID_INPUT");
    }

    @ParameterizedTest
    @Tag("LC-1110")
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json-patch+json",
                "application/merge-patch+json",
                "application/json; charset=Shift_JIS",
                "application/json; charset=utf-16",
                "text/json",
                "json"
            })
    void bodiesOfOtherTypesAreRefused(String contentType) {
        try (RawHttp http = new RawHttp("127.0.0.79")) {
            String signIn = "Authorization: " + HostileCalls.basic(WORLD.administrator(), WORLD.administrator() + "-1");
            for (String call :
                    List.of("PATCH /api/profile", "POST /api/permission-requests", "PUT /api/profile/inheritance")) {
                String[] parts = call.split(" ");
                assertThat(http.send(parts[0], parts[1], signIn, "Content-Type: " + contentType)
                                .status())
                        .as(call)
                        .isIn(415, 400);
            }
        }
    }

    @ParameterizedTest
    @Tag("LC-1110")
    @ValueSource(strings = {"GET /", "GET /api/health/ready", "GET /help", "POST /api/sessions"})
    void aWeightOfTheTypeOfABodyMeansNothing(String call) {
        String[] parts = call.split(" ");
        try (RawHttp http = new RawHttp("127.0.0.79")) {
            for (String contentType : List.of("application/json;q=x", "application/json; q=\"1,5\"")) {
                assertThat(http.send(parts[0], parts[1], "Content-Type: " + contentType)
                                .status())
                        .as(contentType)
                        .isIn(200, 303, 400);
            }
            // A list is no media type.
            assertThat(http.send("GET", "/", "Content-Type: text/csv;q=0.1, */*;q=x")
                            .status())
                    .isEqualTo(400);
        }
    }

    @TestFactory
    @Tag("LC-1110")
    Stream<DynamicTest> everyOperationThatTakesJsonRefusesAMergePatch() {
        return DOCUMENT.operations().stream()
                .filter(operation ->
                        operation.body() != null || operation.method().equals("PATCH"))
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    HttpResponse<String> answer = RestCall.of(operation.method(), operation.path())
                            .as(WORLD.administrator())
                            .body("application/merge-patch+json", "{\"units\": 1e2147483648, \"id\": \"x\"}")
                            .send();
                    assertThat(answer.statusCode()).as(answer.body()).isIn(403, 404, 415);
                }));
    }

    @Test
    void aBodyMaySayThatItIsUtf8AndNotThatItIsCompressed() {
        assertThat(RestCall.of("PATCH", "/profile")
                        .as(WORLD.administrator())
                        .body("Application/JSON;Charset=\"UTF-8\"", "{\"givenName\": \"\u5c71\"}")
                        .expect(200)
                        .getString("givenName"))
                .isEqualTo("\u5c71");
        assertProblem(
                RestCall.of("PATCH", "/profile")
                        .as(WORLD.administrator())
                        .header("Content-Encoding", "gzip")
                        .json("{\"givenName\": \"x\"}")
                        .send(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    /** What generated clients send where the document names no other type. */
    @Test
    @Tag("LC-1109")
    void whoTakesProblemsIsAnsweredWhateverComes() {
        JsonObject access = RestCall.post("/licenses/" + WORLD.licenseId() + "/permissions")
                .as(WORLD.administrator())
                .json("{\"email\": \"%s\", \"roles\": [\"DOWNLOAD_ADMINISTRATOR\"]}".formatted(WORLD.email("removed")))
                .expect(201);
        int permission = access.getJsonArray("permissions").getJsonObject(0).getInt("id");

        for (String export : List.of(
                "/licenses/" + WORLD.licenseId() + "/users.csv", "/licenses/" + WORLD.licenseId() + "/audit.jsonl")) {
            assertThat(RestCall.get(export)
                            .as(WORLD.administrator())
                            .header("Accept", PROBLEM)
                            .send()
                            .statusCode())
                    .as(export)
                    .isEqualTo(200);
        }
        assertThat(RestCall.of("DELETE", "/licenses/" + WORLD.licenseId() + "/permissions/" + permission)
                        .as(WORLD.administrator())
                        .header("Accept", "application/xml")
                        .send()
                        .statusCode())
                .isEqualTo(204);
        assertProblem(
                RestCall.get("/licenses/" + WORLD.licenseId() + "/users.csv")
                        .as(WORLD.administrator())
                        .header("Accept", "application/xml")
                        .send(),
                406,
                "NOT_ACCEPTABLE");
        assertThat(RestCall.get("/profile")
                        .as(WORLD.administrator())
                        .header("Accept", "text/html, image/gif, *; q=.2, */*; q=.2")
                        .send()
                        .statusCode())
                .isEqualTo(200);
    }

    @TestFactory
    @Tag("LC-1102")
    Stream<DynamicTest> everyChangeHonorsIfMatchOrRefusesIt() {
        return DOCUMENT.operations().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    HttpResponse<String> answer = conditional(operation, "If-Match");
                    if (takesIfMatch(operation)) {
                        assertThat(answer.statusCode()).isIn(400, 403, 404, 412);
                    } else {
                        assertProblem(answer, 400, "PRECONDITION_NOT_SUPPORTED");
                        assertThat(RestCall.object(answer).getString("detail")).contains("If-Match");
                    }
                    assertProblem(conditional(operation, "If-None-Match"), 400, "PRECONDITION_NOT_SUPPORTED");
                }));
    }

    private static boolean takesIfMatch(Operation operation) {
        return RestCall.get("/openapi.json")
                .expect(200)
                .getJsonObject("paths")
                .getJsonObject(operation.template())
                .getJsonObject(operation.method().toLowerCase(Locale.ROOT))
                .getJsonArray("parameters")
                .getValuesAs(JsonObject.class)
                .stream()
                .anyMatch(parameter -> parameter.getString("$ref", "").endsWith("/ifMatch")
                        || parameter.getString("name", "").equals("If-Match"));
    }

    private static HttpResponse<String> conditional(Operation operation, String header) {
        RestCall call = RestCall.of(operation.method(), operation.path())
                .as(RestWorld.OPERATOR)
                .header(header, "\"another-state\"");
        return (operation.body() == null ? call : call.json("{}")).send();
    }

    @Test
    @Tag("LC-1102")
    void aChangeOfAnotherStateIsNotDone() {
        Map<String, String> changes =
                Map.of("/profile", "{\"givenName\": \"Changed\"}", "/profile/inheritance", "{\"inherit\": true}");
        changes.forEach((path, body) -> assertProblem(
                RestCall.of(path.equals("/profile") ? "PATCH" : "PUT", path)
                        .as(WORLD.colleague())
                        .header("If-Match", "\"another-state\"")
                        .json(body)
                        .send(),
                412,
                "PRECONDITION_FAILED"));
        HttpResponse<String> read =
                RestCall.get("/profile").as(WORLD.colleague()).send();
        assertThat(read.body()).doesNotContain("Changed");
        assertThat(RestCall.of("PATCH", "/profile")
                        .as(WORLD.colleague())
                        .header("If-Match", RestCall.header(read, "ETag"))
                        .json("{\"givenName\": \"Changed\"}")
                        .expect(200)
                        .getString("givenName"))
                .isEqualTo("Changed");
    }

    @ParameterizedTest
    @Tag("LC-1102")
    @CsvSource({"/api/proxy-activations, 127.0.0.81, 80", "/api/accounts, 127.0.0.82, 80"})
    void callsWithoutSignInAreLimitedByAddress(String path, String address, int calls) {
        List<RawHttp.Answer> answers;
        try (RawHttp http = new RawHttp(address)) {
            answers = IntStream.range(0, calls)
                    .mapToObj(i -> http.send("POST", emptyCommand(path)))
                    .toList();
        }
        List<RawHttp.Answer> limited =
                answers.stream().filter(answer -> answer.status() == 429).toList();

        assertThat(answers.get(0).status()).isEqualTo(400);
        assertThat(limited).isNotEmpty().allSatisfy(answer -> {
            assertProblem(answer, 429, "TOO_MANY_REQUESTS");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        });
        try (RawHttp other = new RawHttp("127.0.0.83")) {
            assertThat(other.send("POST", emptyCommand(path)).status())
                    .as("another address")
                    .isEqualTo(400);
        }
    }

    /** Strangers' calls are counted where the work is done, so it does not matter how they come. */
    @Test
    @Tag("LC-1108")
    void callsOverBothInterfacesAreCountedTogether() {
        String message = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                + "<activateInstallations xmlns='urn:menkyo:activation:v1'><items><productKey>x</productKey>"
                + "<installationId>1</installationId></items></activateInstallations></s:Body></s:Envelope>";
        byte[] overSoap = ("POST /ws/ActivationService HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
                        + "Content-Length: " + message.length() + "\r\n\r\n" + message)
                .getBytes(StandardCharsets.UTF_8);
        int served = 0;
        boolean refusedOverRest = false;
        boolean refusedOverSoap = false;
        try (RawHttp http = new RawHttp("127.0.0.84")) {
            for (int i = 0; i < 120 && !(refusedOverRest && refusedOverSoap); i++) {
                boolean rest = i % 2 == 0;
                RawHttp.Answer answer =
                        rest ? http.send("POST", emptyCommand("/api/proxy-activations")) : http.send("POST", overSoap);
                boolean refused = answer.text().contains("TOO_MANY_REQUESTS");
                assertThat(answer.status()).isEqualTo(rest ? refused ? 429 : 400 : refused ? 500 : 200);
                served += refused ? 0 : 1;
                refusedOverRest |= rest && refused;
                refusedOverSoap |= !rest && refused;
            }
        }

        assertThat(refusedOverRest).isTrue();
        assertThat(refusedOverSoap).isTrue();
        // Half of the calls came over each, which alone would not have used up what there is.
        assertThat(served).isBetween(60, 90);
    }

    private static byte[] emptyCommand(String path) {
        return ("POST " + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theTwentyFirstWebhookDoesNotFitTheState() {
        String body = "{\"url\": \"https://hooks.example.com/x\", \"events\": [\"SUBMIT_ORDER\"]}";
        List<HttpResponse<String>> answers = IntStream.range(0, 21)
                .mapToObj(i -> RestCall.post("/webhooks")
                        .as(RestWorld.AUDITOR)
                        .json(body)
                        .send())
                .toList();

        assertThat(answers.subList(0, 20))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertProblem(answers.get(20), 409, "WEBHOOKS_EXHAUSTED");
        answers.subList(0, 20)
                .forEach(answer -> assertThat(RestCall.of(
                                        "DELETE",
                                        "/webhooks/"
                                                + RestCall.object(answer)
                                                        .getJsonObject("webhook")
                                                        .getString("id"))
                                .as(RestWorld.AUDITOR)
                                .header("Accept", PROBLEM)
                                .send()
                                .statusCode())
                        .isEqualTo(204));
    }

    @Test
    @Tag("LC-1102")
    void whoIsNotRegisteredIsToldTheWay() {
        HttpResponse<String> answer =
                RestCall.get("/licenses").as(WORLD.signedUp("unregistered")).send();

        assertProblem(answer, 403, "NOT_REGISTERED");
        assertThat(RestCall.object(answer).getString("detail")).contains("POST /api/registration");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(RestCall.header(answer, "Content-Type")).isEqualTo(PROBLEM);
        assertThat(RestCall.object(answer).getString("code")).isEqualTo(code);
        assertThat(RestCall.object(answer).getString("correlationId"))
                .isEqualTo(RestCall.header(answer, "X-Correlation-Id"));
    }

    private static void assertProblem(RawHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo(PROBLEM);
        assertThat(answer.json().getString("code")).isEqualTo(code);
        assertThat(answer.json().getString("correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
    }
}

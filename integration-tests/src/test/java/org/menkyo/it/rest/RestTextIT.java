package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as people and systems type them, through the server's sign-in and address handling. */
class RestTextIT {

    private static final RestWorld WORLD = RestWorld.get();

    private static HttpResponse<String> signUp(String name, String password) {
        return RestCall.post("/accounts")
                .json("{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password))
                .send();
    }

    private static int signIn(String name, String password) {
        return RestCall.get("/profile").as(name, password).send().statusCode();
    }

    @ParameterizedTest
    @Tag("LC-114")
    @Tag("LC-209")
    @CsvSource({
        "full-width, ｖｉｏｌｅｔｓｔａｐｌｅｒ７, violetstapler7",
        "half-width, ﾊﾟｽﾜｰﾄﾞ12345678, パスワード12345678",
        "ellipsis, secret…secret…x, secret...secret...x",
        "composed, m\u00FCll\u00E9r-m\u00FCll\u00E9r, mu\u0308lle\u0301r-mu\u0308lle\u0301r",
        "decomposed, mu\u0308lle\u0301r-mu\u0308lle\u0301r, m\u00FCll\u00E9r-m\u00FCll\u00E9r",
        "no-break, long\u00A0trial\u00A0password, long trial password"
    })
    void aPasswordWorksAsItWasTypedAndInItsPlainForm(String kind, String typed, String plain) {
        String name = WORLD.name(kind);
        assertThat(signUp(name, typed).statusCode()).isEqualTo(201);

        assertThat(signIn(name, typed)).isEqualTo(200);
        assertThat(signIn(name, plain)).isEqualTo(200);
        assertThat(signIn(name, typed + "x")).isEqualTo(401);
    }

    @Test
    @Tag("LC-114")
    void aNameSignsInAsItWasTypedAtSignUp() {
        String name = "Aiko." + WORLD.name("Trial").replace("-", ".");
        assertThat(signUp(name, "a long trial password").statusCode()).isEqualTo(201);

        for (String typed :
                List.of(name, name.toUpperCase(), name.toLowerCase(), "\uFF21" + name.substring(1), name + " ")) {
            assertThat(signIn(typed, "a long trial password")).as(typed).isEqualTo(200);
        }
        assertThat(signUp(name.toUpperCase(), "a long trial password").statusCode())
                .isEqualTo(409);
    }

    @Test
    @Tag("LC-201")
    void ofSignUpsOfOneNameAtOnceOneSucceeds() throws Exception {
        String name = WORLD.name("twice");
        Callable<Integer> attempt = () -> signUp(name, "a long trial password").statusCode();
        ExecutorService pool = Executors.newFixedThreadPool(6);
        List<Integer> outcomes = new ArrayList<>();
        try {
            for (Future<Integer> outcome : pool.invokeAll(Collections.nCopies(6, attempt))) {
                outcomes.add(outcome.get());
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(outcomes).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    @Tag("LC-114")
    void anOrderIsFoundByItsNumberInAnAddress() {
        String number = WORLD.name("PO-\u00E9");
        JsonObject first = RestCall.post("/orders")
                .as(RestWorld.DISTRIBUTOR)
                .json(RestWorld.order(number, WORLD.email("typed")))
                .expect(201);
        JsonObject again = RestCall.post("/orders")
                .as(RestWorld.DISTRIBUTOR)
                .json(RestWorld.order(number.replace("\u00E9", "e\u0301") + " ", WORLD.email("typed")))
                .expect(201);

        assertThat(again).isEqualTo(first);
        assertThat(RestCall.get("/orders/%E3%80%80" + number.replace("\u00E9", "e%CC%81") + "%20")
                        .as(RestWorld.DISTRIBUTOR)
                        .expect(200)
                        .getString("licenseNumber"))
                .isEqualTo(first.getString("licenseNumber"));
        for (String segment : List.of(".", "..")) {
            assertThat(RestCall.post("/orders")
                            .as(RestWorld.DISTRIBUTOR)
                            .json(RestWorld.order(segment, WORLD.email("typed")))
                            .send()
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    @Tag("LC-115")
    void whatSoapCannotShowIsRefused() {
        for (String character : List.of("\\uffff", "\\ufffe", "\\ud800", "\\u0000", "\\u0001")) {
            HttpResponse<String> answer = RestCall.post("/support-cases")
                    .as(RestWorld.DISTRIBUTOR)
                    .json("{\"kind\": \"OTHER\", \"licenseId\": \"%s\", \"subject\": \"bad %s\", \"text\": \"t\"}"
                            .formatted(WORLD.licenseId(), character))
                    .send();

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("/subject");
        }
    }

    @Test
    @Tag("LC-1102")
    void membersInAnotherOrderAreTheSameContent() {
        String key = UUID.randomUUID().toString();
        String email = WORLD.email("reordered");
        String account = WORLD.signedUp("reordered");
        String one = "{\"email\": \"%s\", \"language\": \"JA\"}".formatted(email);
        String other = "{\"language\":\"JA\",\"email\":\"%s\"}".formatted(email);

        HttpResponse<String> first = RestCall.post("/registration")
                .as(account)
                .header("Idempotency-Key", key)
                .json(one)
                .send();
        HttpResponse<String> second = RestCall.post("/registration")
                .as(account)
                .header("Idempotency-Key", key)
                .json(other)
                .send();

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(202);
        assertThat(RestCall.header(second, "Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    @Tag("LC-308")
    void anExportIsAFileThatSpreadsheetsRead() {
        HttpResponse<String> csv = RestCall.get("/licenses/" + WORLD.licenseId() + "/users.csv")
                .as(WORLD.administrator())
                .header("Accept", "text/csv")
                .send();

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.body()).startsWith("\uFEFFemail,");
        assertThat(RestCall.header(csv, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + WORLD.licenseId() + "-users.csv\"");
    }
}

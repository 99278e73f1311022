package org.menkyo.it.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.browser.Chromium;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.RecordedOrder;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.peer.Authenticator;
import org.menkyo.it.product.RunningProduct;

/** Keycloak takes the place of the built-in provider by configuration alone (LC-201). */
class OpenIdConnectIT {

    private static Keycloak keycloak;
    private static RunningProduct product;

    @BeforeAll
    static void start() throws Exception {
        keycloak = new Keycloak();
        product = RunningProduct.create(
                Map.of("MENKYO_OIDC_ISSUER", keycloak.issuer(), "MENKYO_OIDC_AUDIENCE", "menkyo"));
        keycloak.start(product.server());
        product.start();
        keycloak.awaitReady();
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.stop();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    @Tag("LC-201")
    @Tag("LC-203")
    void aPersonOfTheProviderRegistersAndGetsAccess() throws Exception {
        Stage stage = Stage.set(product.addresses(), new Narration(System.out));
        RecordedOrder order = new MainJob(stage).submitOrder();
        RestSession hanako = RestSession.withToken(product.rest(""), keycloak.token("menkyo", "hanako"));
        String email = order.endCustomerEmail();

        hanako.post("/registration", RestSession.json("email", email, "language", "EN"))
                .expect(202);
        String token = stage.mail(email, "Confirm your business e-mail").token();
        JsonObject confirmed = hanako.post("/registration/confirmation", RestSession.json("token", token))
                .expect(200)
                .object();

        assertThat(confirmed.getString("email")).isEqualTo(email);
        assertThat(confirmed.getBoolean("accessOpen")).isTrue();
        RestSession again = RestSession.withToken(product.rest(""), keycloak.token("menkyo", "hanako"));
        assertThat(again.get("/permissions").expect(200).items())
                .singleElement()
                .satisfies(
                        permission -> assertThat(permission.getString("role")).isEqualTo("ADMINISTRATOR"));
        assertThat(again.get("/licenses/" + order.licenseNumber() + "/users")
                        .expect(200)
                        .items())
                .extracting(user -> user.getString("email"))
                .contains(email);
    }

    @Test
    @Tag("LC-211")
    void aPersonOfTheProviderUsesSoapByAnAccessToken() throws Exception {
        Stage stage = Stage.set(product.addresses(), new Narration(System.out));
        RecordedOrder order = new MainJob(stage).submitOrder();
        RestSession hanako = RestSession.withToken(product.rest(""), keycloak.token("menkyo", "hanako"));
        String email = order.endCustomerEmail();
        hanako.post("/registration", RestSession.json("email", email, "language", "EN"))
                .expect(202);
        String link = stage.mail(email, "Confirm your business e-mail").token();
        hanako.post("/registration/confirmation", RestSession.json("token", link))
                .expect(200);
        String expiresAt = Instant.now().plus(Duration.ofDays(1)).toString();
        String secret = hanako.post("/access-tokens", RestSession.json("name", "ERP", "expiresAt", expiresAt))
                .expect(201)
                .object()
                .getString("secret");

        String basic = Base64.getEncoder().encodeToString((email + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(product.soap("/LicenseService"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "text/xml; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString("<e:Envelope"
                                        + " xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>"
                                        + "<listLicenses xmlns='urn:menkyo:license:v1'/></e:Body></e:Envelope>"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(order.licenseNumber());
    }

    @Test
    @Tag("LC-201")
    @Tag("LC-1106")
    void peopleSignInThereOnlyAndSystemsAsBefore() {
        RestSession stranger = RestSession.stranger(product.rest(""));

        assertThat(stranger.post("/accounts", RestSession.json("name", "taro", "password", "a long password"))
                        .problemCode())
                .isEqualTo("SIGN_UP_AT_PROVIDER");
        JsonObject signIn = stranger.get("/sign-in").expect(200).object();
        assertThat(signIn.getBoolean("builtIn")).isFalse();
        assertThat(signIn.getJsonObject("provider").getString("authorizationEndpoint"))
                .startsWith(keycloak.issuer());
        RestSession.signedIn(product.rest(""), "demo-auditor", "demo-auditor-1")
                .get("/audit?size=1")
                .expect(200);
    }

    @Test
    @Tag("LC-201")
    void aPersonSignsInToThePortalAtTheProviderAndComesBack() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate(portal("/registration"));
            page.locator("main .button").first().click();
            page.locator("#username").fill("hanako");
            page.locator("#password").fill("a password of hanako");
            page.locator("#kc-login").click();
            page.waitForURL(portal("/registration"));

            assertThat(page.locator("h1")).hasText("Registration");
            page.navigate(portal("/sessions"));
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("this one");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Sign out").setExact(true))
                    .click();
            page.navigate(portal("/sessions"));
            assertThat(page.locator("h1")).hasText("Sign in");
        }
    }

    @Test
    @Tag("LC-201")
    void whoSignsUpAtTheProviderNeedsASecondFactorThere(@TempDir Path folder) throws Exception {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate(portal("/registration"));
            page.locator("main .button").first().click();
            page.locator("#kc-registration a").click();
            Map.of(
                            "username",
                            "jiro",
                            "password",
                            "a password of jiro",
                            "password-confirm",
                            "a password of jiro",
                            "email",
                            "jiro@login.example",
                            "firstName",
                            "Jiro",
                            "lastName",
                            "Suzuki")
                    .forEach((field, value) -> page.locator("#" + field).fill(value));
            page.locator("#kc-register-form [type=submit]").click();

            assertThat(page.locator("#kc-totp-settings")).isVisible();
            page.locator("#mode-manual").click();
            String secret = page.locator("#kc-totp-secret-key").textContent().replace(" ", "");
            page.locator("#totp").fill(new Authenticator(folder, secret).code(0));
            page.locator("#userLabel").fill("phone");
            page.locator("#saveTOTPBtn").click();
            page.waitForURL(portal("/registration"));
            assertThat(page.locator("h1")).hasText("Registration");
        }
    }

    /** Whoever was not sent from here by this browser brings a code of somebody else's. */
    @Test
    @Tag("LC-201")
    @Tag("LC-1107")
    void whoWasNotSentFromHereIsNotSignedIn() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate(portal("/sign-in/provider"));
            page.navigate(portal("/sign-in/return?code=stolen&state=guessed"));

            assertThat(page.getByRole(AriaRole.ALERT)).hasText("The sign-in was not completed. Please try again.");
            assertThat(page.locator("header")).not().containsText("Sign out");
        }
    }

    @Test
    @Tag("LC-1107")
    void aLinkOfAnotherSiteBeginsNoSignIn() throws Exception {
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(portal("/sign-in/provider?next=%2Flicenses")))
                                .header("Sec-Fetch-Site", "cross-site")
                                .header("Sec-Fetch-Mode", "navigate")
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(next -> assertThat(next).endsWith("/sign-in?next=%2Flicenses"));
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    @Tag("LC-1106")
    void staffSignInToThePortalByName() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser().newPage();
            page.navigate(portal("/sign-in"));
            page.locator("#field-name").fill("demo-auditor");
            page.locator("#field-password").fill("demo-auditor-1");
            page.locator("main button").click();

            assertThat(page.locator("main")).containsText("auditor");
        }
    }

    private static String portal(String path) {
        return product.server().resolve(path).toString();
    }

    @Test
    @Tag("LC-201")
    void tokensForOthersAndBrokenOnesAreRefused() throws Exception {
        String token = keycloak.token("menkyo", "hanako");
        String broken = token.substring(0, token.length() - 4) + (token.endsWith("AAAA") ? "BBBB" : "AAAA");
        for (String refused : new String[] {keycloak.token("another-service", "hanako"), broken, "x"}) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(product.rest("/permissions"))
                                    .header("Authorization", "Bearer " + refused)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("WWW-Authenticate"))
                    .anyMatch(challenge -> challenge.startsWith("Basic "))
                    .anyMatch(challenge -> challenge.startsWith("Bearer "));
            assertThat(Json.createReader(new StringReader(answer.body()))
                            .readObject()
                            .getString("code"))
                    .isEqualTo("NOT_SIGNED_IN");
        }
    }
}

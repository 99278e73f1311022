package org.menkyo.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.menkyo.it.acceptance.ApprovalWorld;
import org.menkyo.it.demo.Person;
import org.menkyo.it.product.RunningProduct;

/**
 * Pages of other sites, open in the browser of an administrator whose password the browser remembers: whatever they send, nothing
 * changes. And nothing that the server answers has the browser ask for a password.
 */
@Tag("LC-1107")
class OtherSitesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final ApprovalWorld WORLD = new ApprovalWorld(PRODUCT);
    private static final String ROLES = "DOWNLOAD_ADMINISTRATOR";

    private static Chromium chromium;
    private static HostileSite otherSite;
    private static HostileSite sameSite;
    private static RememberingDoor door;
    private static BrowserContext visitor;

    /** Pages of ours load nothing by script; here they do, as nobody else's may. */
    private static final Browser.NewContextOptions CALLS_OF_PAGES = new Browser.NewContextOptions().setBypassCSP(true);

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
        otherSite = new HostileSite("127.0.0.1");
        sameSite = new HostileSite("localhost");
        door = new RememberingDoor(PRODUCT.server());
        WORLD.prepare(1, 0, 1);
        visitor = visitorWithPassword();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            otherSite.close();
            sameSite.close();
            door.close();
        }
    }

    /** Bodies of pages; {@code done} as the title of the page, or leaving the page, ends them. */
    static Stream<Arguments> attacks() {
        String permissions = api("/licenses/" + license() + "/permissions");
        String json = "{\"email\": \"mallory@evil.example\", \"roles\": [\"" + ROLES + "\"]}";
        String soap = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                + "<grantPermissions xmlns='urn:menkyo:permission:v1'><licenseId>" + license()
                + "</licenseId><email>mallory@evil.example</email><roles>" + ROLES
                + "</roles></grantPermissions></s:Body></s:Envelope>";
        String service = "http://" + door.authority() + "/ws/PermissionService";
        String reveal = api("/product-keys/" + keyId() + "/reveal");
        // A form sends name=value; the envelope has its first equals sign there.
        int equals = soap.indexOf('=');
        String soapForm = form(service, "text/plain", soap.substring(0, equals), soap.substring(equals + 1));
        return Stream.of(
                        attack("SOAP by a form as text/plain", soapForm),
                        attack("REST by a form", form(reveal, "application/x-www-form-urlencoded", "a", "b")),
                        attack("REST by a form with parts", form(reveal, "multipart/form-data", "a", "b")),
                        attack("JSON by a form as text/plain", form(permissions, "text/plain", json, "")),
                        attack("SOAP by fetch as text/plain", fetch(service, "'" + script(soap) + "'")),
                        attack("SOAP by fetch without a type", fetch(service, "new Blob(['" + script(soap) + "'])")),
                        attack("JSON by fetch", fetch(permissions, "'" + script(json) + "'")),
                        attack(
                                "JSON by fetch without a type",
                                fetch(permissions, "new Blob(['" + script(json) + "'])")),
                        attack("REST by fetch without a body", fetch(reveal, "undefined")),
                        attack(
                                "SOAP by a beacon",
                                "<script>navigator.sendBeacon('" + service + "', '" + script(soap)
                                        + "'); setTimeout(() => document.title = 'done', 300)</script>"),
                        attack("a link", "<a id=l href='" + reveal + "'>x</a><script>l.click()</script>"),
                        attack("an image", "<img src='" + reveal + "' onerror=\"document.title='done'\">"),
                        attack("a script", "<script src='" + reveal + "' onerror=\"document.title='done'\"></script>"),
                        attack("a frame", "<iframe src='" + reveal + "' onload=\"document.title='done'\"></iframe>"))
                .flatMap(attack -> Stream.of(
                        Arguments.of(attack.get()[0], "another site", attack.get()[1]),
                        Arguments.of(attack.get()[0], "the same site", attack.get()[1])));
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("attacks")
    void aPageChangesNothing(String kind, String from, String body) {
        String before = whatThereIs();
        int passed = door.passed().size();
        try (Page page = visitor.newPage()) {
            String address = (from.equals("another site") ? otherSite : sameSite).page(body);
            page.navigate(address);
            page.waitForCondition(
                    () -> !page.url().equals(address) || page.title().equals("done"));
            page.waitForCondition(() -> door.passed().size() > passed);
        }

        assertThat(whatThereIs()).isEqualTo(before);
        assertThat(door.passed().subList(passed, door.passed().size()))
                .anySatisfy(call -> assertThat(call.status()).isIn(401, 403, 404, 405, 415))
                .noneSatisfy(call -> assertThat(call.status()).isBetween(200, 299));
    }

    /** Without this, the attacks would prove nothing: they fail although the browser sends the password along. */
    @Test
    void theBrowserAddsThePasswordToWhatPagesSend() {
        try (Page page = visitor.newPage()) {
            assertThat(page.navigate(api("/licenses/" + license() + "/users")).status())
                    .isEqualTo(200);
            page.navigate(otherSite.page(
                    form(api("/product-keys/" + keyId() + "/reveal"), "application/x-www-form-urlencoded", "a", "b")));
            page.waitForURL("**/reveal");
        }

        assertThat(door.passed())
                .filteredOn(
                        call -> call.call().endsWith("/reveal") && call.call().startsWith("POST"))
                .anyMatch(RememberingDoor.Passed::signedIn);
    }

    @Test
    void pagesOfTheServerItselfChangeThings() {
        String before = whatThereIs();
        try (Page page = visitor.newPage()) {
            page.navigate("http://" + door.authority() + "/sign-in");
            assertThat(page.evaluate(
                            "path => fetch(path, {method: 'POST'}).then(answer => answer.status)",
                            "/api/product-keys/" + keyId() + "/reveal"))
                    .isEqualTo(200);
        }

        assertThat(whatThereIs()).isNotEqualTo(before);
    }

    @Test
    void nothingAsksForAPassword() {
        List<String> asked = new CopyOnWriteArrayList<>();
        List<Integer> refused = new CopyOnWriteArrayList<>();
        String path = "/api/licenses/" + license() + "/users";
        String address = "http://" + door.authority() + path;
        try (BrowserContext stranger = chromium.browser().newContext(CALLS_OF_PAGES)) {
            Page page = stranger.newPage();
            page.onResponse(answer -> refusal(answer, refused));
            CDPSession watch = watchPrompts(stranger, page, asked);
            page.navigate(address);
            page.navigate("http://" + administrator() + "@" + door.authority() + path);
            page.navigate(otherSite.page("<img src='" + address + "'><iframe src='" + address + "'></iframe>"
                    + "<script>fetch('" + address + "', {mode: 'no-cors', credentials: 'include'})"
                    + ".finally(() => document.title = 'done')</script>"));
            page.waitForCondition(() -> page.title().equals("done"));
            page.navigate("http://" + door.authority() + "/sign-in");
            page.evaluate("path => fetch(path)", path);
            page.evaluate("fetch('/ws/PermissionService', {method: 'POST', headers: {'Content-Type': 'text/xml',"
                    + " Authorization: 'Basic eDp5'}, body: '<x/>'})");
            assertThat(asked).isEmpty();

            page.navigate("http://" + door.authority() + RememberingDoor.ASKS);
            assertThat(asked).as("prompts are seen").hasSize(1);
            // What the browser still asks for while it is closed is answered by nobody.
            watch.detach();
        }

        // Those that the page itself sees: two visits, and two calls of its own.
        assertThat(refused).hasSizeGreaterThanOrEqualTo(4).containsOnly(401);
    }

    private static void refusal(Response answer, List<Integer> refused) {
        if (answer.status() >= 400 && !answer.url().endsWith(RememberingDoor.ASKS)) {
            refused.add(answer.status());
        }
    }

    /** Sees whenever the browser would show its own window for name and password; it is answered by «cancel». */
    private static CDPSession watchPrompts(BrowserContext context, Page page, List<String> asked) {
        CDPSession session = context.newCDPSession(page);
        session.on("Fetch.requestPaused", event -> {
            JsonObject request = new JsonObject();
            request.add("requestId", event.get("requestId"));
            session.send("Fetch.continueRequest", request);
        });
        session.on("Fetch.authRequired", event -> {
            asked.add(event.getAsJsonObject("request").get("url").getAsString());
            JsonObject answer = new JsonObject();
            answer.addProperty("response", "CancelAuth");
            JsonObject request = new JsonObject();
            request.add("requestId", event.get("requestId"));
            request.add("authChallengeResponse", answer);
            session.send("Fetch.continueWithAuth", request);
        });
        JsonObject enable = new JsonObject();
        enable.addProperty("handleAuthRequests", true);
        session.send("Fetch.enable", enable);
        return session;
    }

    private static BrowserContext visitorWithPassword() {
        BrowserContext context = chromium.browser().newContext(CALLS_OF_PAGES);
        try (Page page = context.newPage()) {
            page.navigate("http://" + administrator() + "@" + door.authority() + RememberingDoor.ASKS);
        }
        return context;
    }

    /** Name and password as they stand in an address. */
    private static String administrator() {
        Person person = WORLD.administrators().get(0);
        String pair = person.rest().authorization().substring("Basic ".length());
        return new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
    }

    private static String whatThereIs() {
        var rest = WORLD.administrators().get(0).rest();
        return rest.get("/licenses/" + license() + "/users")
                        .expect(200)
                        .object()
                        .toString()
                + rest.get("/licenses/" + license() + "/audit?size=200")
                        .expect(200)
                        .items()
                        .size();
    }

    private static String license() {
        return WORLD.licenses().get(0).number();
    }

    private static String keyId() {
        return WORLD.administrators()
                .get(0)
                .rest()
                .get("/product-keys?licenseId=" + license())
                .expect(200)
                .items()
                .get(0)
                .getString("id");
    }

    private static String api(String path) {
        return "http://" + door.authority() + "/api" + path;
    }

    private static Arguments attack(String kind, String body) {
        return Arguments.of(kind, body);
    }

    private static String form(String action, String type, String name, String value) {
        return "<form method=post enctype='" + type + "' action='" + action + "'><input name='" + attribute(name)
                + "' value='" + attribute(value) + "'></form><script>document.forms[0].submit()</script>";
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;").replace("'", "&#39;");
    }

    private static String fetch(String address, String body) {
        return "<script>fetch('" + address + "', {method: 'POST', mode: 'no-cors', credentials: 'include', body: "
                + body + "}).finally(() => document.title = 'done')</script>";
    }

    private static String script(String text) {
        return text.replace("'", "\\'").replace("</s", "<\\/s");
    }
}

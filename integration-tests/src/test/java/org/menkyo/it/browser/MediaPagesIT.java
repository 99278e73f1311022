package org.menkyo.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.menkyo.it.browser.PortalBrowser.address;
import static org.menkyo.it.browser.PortalBrowser.named;
import static org.menkyo.it.browser.PortalBrowser.open;
import static org.menkyo.it.demo.RestSession.json;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.RestSession;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.protocol.crypto.Sha256;

/** Operators record media files by pages, and withdraw them. */
class MediaPagesIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Visitor OPERATOR = new Visitor("demo-operator", "demo-operator-1");

    private static PortalBrowser browser;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void prepare() {
        browser = new PortalBrowser();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Tag("LC-702")
    @Tag("LC-1201")
    void aMediaFileIsRecordedInPieces() throws Exception {
        String name = "recorded-" + unique + ".iso";
        byte[] content = name.repeat(1000).getBytes(StandardCharsets.UTF_8);
        int half = content.length / 2;
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/media"));
            open(page, "Record media");
            announce(page, name, content.length, "no hash");
            assertThat(page.getByLabel("SHA-256")).hasAttribute("aria-invalid", "true");
            assertThat(page.getByLabel("File name")).hasValue(name);
            browser.checkShown(page, "en-US", "media-uploads-refused");
            announce(page, name, content.length, sha256(content));
            assertThat(page.locator("h1")).hasText(name);
            send(page, Arrays.copyOf(content, half));
            assertThat(page.locator("dl")).containsText("%,d of %,d bytes".formatted(half, content.length));
            send(page, Arrays.copyOf(content, content.length));
            assertThat(page.getByLabel("Next piece")).hasAttribute("aria-invalid", "true");
            browser.checkShown(page, "en-US", "media-upload-refused");
            send(page, Arrays.copyOfRange(content, half, content.length));
            page.getByRole(AriaRole.BUTTON, named("Complete")).click();

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The media file is recorded");
            assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name)))
                    .containsText(sha256(content));
        }
        assertThat(downloaded(name)).isEqualTo(content);
    }

    @Test
    @Tag("LC-702")
    void aMediaFileOfAnotherHashIsRefusedBesideTheHash() throws Exception {
        String name = "other-" + unique + ".iso";
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        String wrong = sha256("another file".getBytes(StandardCharsets.UTF_8));
        try (BrowserContext visitor = browser.context("ja-JP", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/media-uploads"));
            page.getByLabel("製品").fill("SVR-STD-2008");
            page.getByLabel("言語").fill("fr");
            page.getByLabel("バージョン").fill(name);
            page.getByLabel("ファイル名").fill(name);
            page.getByLabel("長さ (バイト)").fill(Integer.toString(content.length));
            page.getByLabel("SHA-256").fill(wrong);
            page.getByRole(AriaRole.BUTTON, named("登録を開始")).click();
            page.getByLabel("次の部分").setInputFiles(new FilePayload("x", "application/octet-stream", content));
            page.getByRole(AriaRole.BUTTON, named("送信")).click();
            browser.checkShown(page, "ja-JP", "media-upload-arrived");
            page.getByRole(AriaRole.BUTTON, named("完了")).click();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("SHA-256");
            assertThat(page.getByLabel("SHA-256")).hasAttribute("aria-invalid", "true");
            assertThat(page.getByLabel("SHA-256")).hasValue(wrong);
            assertThat(page.locator("#wrong-sha256")).hasText("受信したファイルの SHA-256 が一致しません。");
            browser.checkShown(page, "ja-JP", "media-uploads-damaged");
            page.navigate(address("/media"));
            assertThat(page.locator("main")).not().containsText(name);
        }
    }

    @Test
    @Tag("LC-702")
    void aMediaFileIsWithdrawn() throws Exception {
        String name = "media-" + unique + ".iso";
        record(name);
        try (BrowserContext visitor = browser.context("en-US", true)) {
            Page page = browser.signedIn(visitor, OPERATOR);
            page.navigate(address("/media"));
            browser.checkShown(page, "en-US", "media-filled");
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
            row.locator("summary").click();
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("is withdrawn");
            assertThat(page.locator("main")).not().containsText(name);
        }
    }

    private static void announce(Page page, String name, int size, String sha256) {
        page.getByLabel("Product").fill("SVR-STD-2008");
        page.getByLabel("Kind").selectOption("FULL");
        page.getByLabel("Language").fill("fr");
        page.getByLabel("Version").fill(name);
        page.getByLabel("File name").fill(name);
        page.getByLabel("Length in bytes").fill(Integer.toString(size));
        page.getByLabel("SHA-256").fill(sha256);
        page.getByRole(AriaRole.BUTTON, named("Announce")).click();
    }

    private static void send(Page page, byte[] piece) {
        page.getByLabel("Next piece").setInputFiles(new FilePayload("piece", "application/octet-stream", piece));
        page.getByRole(AriaRole.BUTTON, named("Send")).click();
    }

    /** The bytes that a customer gets by the link to a media file. */
    private static byte[] downloaded(String name) throws Exception {
        SoftwareWorld world = new SoftwareWorld(PRODUCT);
        String id = world.administrator().get("/downloads?size=200&language=fr").expect(200).items().stream()
                .filter(file -> file.getString("fileName").equals(name))
                .findFirst()
                .orElseThrow()
                .getString("mediaId");
        String link = world.administrator()
                .post("/licenses/" + world.licenseId() + "/downloads", json("mediaId", id))
                .expect(201)
                .text("link");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(PRODUCT.server()
                                        .resolve(URI.create(link).getRawPath()))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Sha256.digest().digest(content));
    }

    private static void record(String name) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        JsonObject command = Json.createObjectBuilder()
                .add("product", "SVR-STD-2008")
                .add("kind", "BOOTABLE")
                .add("language", "fr")
                .add("version", name)
                .add("fileName", name)
                .add("size", content.length)
                .add("sha256", sha256(content))
                .build();
        RestSession operator = RestSession.signedIn(PRODUCT.rest(""), OPERATOR.account(), OPERATOR.password());
        String upload = "/media-uploads/"
                + operator.post("/media-uploads", command).expect(201).text("id");
        operator.append(upload + "?offset=0", content, 0, content.length).expect(204);
        operator.post(upload + "/completion").expect(201);
    }
}

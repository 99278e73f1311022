package org.menkyo.it.browser;

import static org.menkyo.it.browser.PortalBrowser.address;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.menkyo.it.browser.PortalBrowser.Visitor;
import org.menkyo.it.demo.MainJob;
import org.menkyo.it.demo.Narration;
import org.menkyo.it.demo.People;
import org.menkyo.it.demo.RecordedOrder;
import org.menkyo.it.demo.Stage;
import org.menkyo.it.product.RunningProduct;

/** Writes the pictures of docs/portal, after the main job was played: {@code -Dportal.pictures.write=true}. */
@EnabledIfSystemProperty(named = "portal.pictures.write", matches = "true")
class PortalPicturesIT {

    private static final Path FOLDER = Path.of("..", "docs", "portal");
    private static final Visitor DISTRIBUTOR = new Visitor("demo-distributor", "demo-distributor-1");
    private static final Visitor SUPPORT = new Visitor("demo-support", "demo-support-1");
    private static final Visitor OPERATOR = new Visitor("demo-operator", "demo-operator-1");
    private static final Visitor AUDITOR = new Visitor("demo-auditor", "demo-auditor-1");

    /** A picture: who sees which page. */
    private record Shown(Visitor visitor, String path) {}

    @Test
    void showTheMainPages() {
        MainJob job = new MainJob(Stage.set(
                RunningProduct.get().addresses(), new Narration(new PrintStream(OutputStream.nullOutputStream()))));
        RecordedOrder order = job.submitOrder();
        People people = job.registerPeople();
        String request = job.requestPermission();
        Visitor customer = Visitor.of(people.customer());
        Map<String, Shown> pictures = new LinkedHashMap<>();
        pictures.put("landing", new Shown(Visitor.STRANGER, "/"));
        pictures.put("decision", new Shown(customer, "/decisions/" + request));
        try (PortalBrowser browser = new PortalBrowser()) {
            pictures.forEach((name, shown) -> take(browser, name, shown));
            job.decideRequest();
            job.revealKeys();
            job.activateHost();
            job.activateByHost();
            job.activateByMak();
            job.readAudit();
            job.downloadMedia();
            job.useLicenseInformation();
            pictures.clear();
            pictures.put("permissions", new Shown(customer, "/"));
            pictures.put("licenses", new Shown(customer, "/licenses"));
            pictures.put("product-keys", new Shown(customer, "/product-keys"));
            pictures.put("downloads", new Shown(customer, "/downloads"));
            pictures.put("benefits", new Shown(customer, "/benefits"));
            pictures.put("order", new Shown(DISTRIBUTOR, "/orders/" + order.orderNumber()));
            pictures.put(
                    "look-up",
                    new Shown(SUPPORT, "/support?email=" + people.customer().email()));
            pictures.put("kms-hosts", new Shown(OPERATOR, "/kms-hosts"));
            pictures.put("audit", new Shown(AUDITOR, "/audit"));
            pictures.forEach((name, shown) -> take(browser, name, shown));
        }
    }

    private static void take(PortalBrowser browser, String name, Shown shown) {
        for (String locale : List.of("en-US", "ja-JP")) {
            try (BrowserContext context = browser.context(locale, true)) {
                Page page = shown.visitor().equals(Visitor.STRANGER)
                        ? context.newPage()
                        : browser.signedIn(context, shown.visitor());
                page.navigate(address(shown.path()));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(FOLDER.resolve(name + "-" + locale.substring(0, 2) + ".png")));
            }
        }
    }
}

package org.menkyo.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.menkyo.it.demo.Person;
import org.menkyo.it.product.RunningProduct;

/** A browser for the pages of the portal. With {@code -Dmenkyo.it.pictures=true}, pictures of those that it checks are in {@code target/pages}. */
final class PortalBrowser implements AutoCloseable {

    /** Who visits a page: their name and password, or nobody. */
    record Visitor(String account, String password) {

        static final Visitor STRANGER = new Visitor("", "");

        static Visitor of(Person person) {
            return new Visitor(person.account(), person.password());
        }
    }

    /** Taken only where somebody looks at them. */
    private static final boolean PICTURES = Boolean.getBoolean("menkyo.it.pictures");

    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private final Chromium chromium = Chromium.start();
    private final HtmlChecker html = new HtmlChecker();
    private final Map<Visitor, String> sessions = new HashMap<>();
    private final Map<List<Object>, CheckedPage> checked = new HashMap<>();

    /** The address of a page. */
    static String address(String path) {
        return RunningProduct.get().server().resolve(path).toString();
    }

    /** A browser of its own, whose language is the one of a locale. */
    BrowserContext context(String locale, boolean scripts) {
        return chromium.browser().newContext(options(locale).setJavaScriptEnabled(scripts));
    }

    /** A page of somebody who has just signed in. */
    Page signedIn(BrowserContext context, Visitor visitor) {
        Page page = context.newPage();
        page.navigate(address("/sign-in"));
        signIn(page, visitor);
        return page;
    }

    /** Fills the form of the sign-in. */
    static void signIn(Page page, Visitor visitor) {
        page.locator("#field-name").fill(visitor.account());
        page.locator("#field-password").fill(visitor.password());
        page.locator("main button").click();
    }

    /** Follows the first link with this name. */
    static void open(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    /** Something with exactly this name, to be found by its role. */
    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Asserts of a page that neither axe nor the HTML checker has a complaint, and that a narrow screen cuts nothing off. */
    void check(String locale, String path, Visitor visitor) throws Exception {
        CheckedPage checking =
                checked.computeIfAbsent(List.of(locale, visitor), key -> CheckedPage.in(remembered(locale, visitor)));
        Page page = checking.page();
        List<String> complaints = checking.complaints();
        complaints.clear();
        page.setViewportSize(WIDE, 900);
        Response answer = page.navigate(address(path));
        complaints.addAll(html.errors(answer.body()));
        look(page, locale, path, complaints);
        assertThat(complaints).isEmpty();
    }

    /**
     * The page in which one visitor's pages are checked one after the other, which saves a process of the browser for each.
     *
     * @param complaints what the page in it has written to the console, and what else is wrong with it
     */
    private record CheckedPage(Page page, List<String> complaints) {

        static CheckedPage in(BrowserContext context) {
            CheckedPage checked = new CheckedPage(context.newPage(), new ArrayList<>());
            checked.page.onConsoleMessage(message -> {
                // A browser itself writes of each answer with an error.
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    checked.complaints.add(message.text());
                }
            });
            return checked;
        }
    }

    /** Asserts the same of what a page shows now, such as a refused form; its name is that of its pictures. */
    void checkShown(Page page, String locale, String name) throws Exception {
        // A click does not wait until all of the next page is there.
        page.waitForLoadState();
        List<String> complaints = new ArrayList<>(html.errors(page.content().getBytes(StandardCharsets.UTF_8)));
        look(page, locale, name, complaints);
        page.setViewportSize(WIDE, 900);
        assertThat(complaints).isEmpty();
    }

    private static void look(Page page, String locale, String name, List<String> complaints) {
        picture(page, locale, name, "wide");
        // No page has frames, so that what axe found need not be put together in a page of its own.
        new AxeBuilder(page)
                .setLegacyMode(true)
                .analyze()
                .getViolations()
                .forEach(violation -> complaints.add(violation.getId() + ": " + violation.getNodes()));
        page.setViewportSize(NARROW, 800);
        picture(page, locale, name, "narrow");
        int width = (int) page.evaluate("() => document.documentElement.scrollWidth");
        if (width > NARROW) {
            complaints.add("a screen of " + NARROW + " pixels cuts " + (width - NARROW) + " off");
        }
    }

    private static void picture(Page page, String locale, String path, String width) {
        if (!PICTURES) {
            return;
        }
        String name = path.equals("/") ? "home" : path.replaceFirst("^/", "").replaceAll("[^A-Za-z]+", "-");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(
                        System.getProperty("menkyo.it.work", "target"),
                        "pages",
                        "portal-" + locale.substring(0, 2) + "-" + name + "-" + width + ".png")));
    }

    /** With the visitor's session, which begins once. */
    private BrowserContext remembered(String locale, Visitor visitor) {
        if (visitor.equals(Visitor.STRANGER)) {
            return context(locale, true);
        }
        String session = sessions.computeIfAbsent(visitor, who -> {
            try (BrowserContext context = context(locale, true)) {
                signedIn(context, who);
                return context.storageState();
            }
        });
        return chromium.browser().newContext(options(locale).setStorageState(session));
    }

    private static Browser.NewContextOptions options(String locale) {
        return new Browser.NewContextOptions().setLocale(locale).setViewportSize(WIDE, 900);
    }

    @Override
    public void close() {
        chromium.close();
    }
}

package org.menkyo.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.menkyo.it.peer.Peers;

/**
 * The Chromium of this system, without windows: the one that is made so, if there is one, since the other starts a process for
 * each window that nobody sees.
 */
public final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium-headless-shell"),
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable));
    }

    /** Starts it; the test that asks is skipped where there is none. */
    public static Chromium start() {
        Path executable =
                PLACES.stream().filter(Files::isExecutable).findFirst().orElse(PLACES.get(0));
        Peers.need(Files.isExecutable(executable), "Chromium");
        return new Chromium(executable);
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}

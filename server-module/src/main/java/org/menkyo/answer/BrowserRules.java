package org.menkyo.answer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells browsers with every answer what they must not do with it: guess its type, tell others where they were, show it within
 * a page of others, load anything into it, keep it. Where an application has said something else of its own, that stands. What
 * came over TLS says besides that nothing else may be used from now on.
 *
 * <p>A custom filter of the server's host.
 */
public final class BrowserRules implements HttpHandler {

    private static final Map<HttpString, String> RULES = new LinkedHashMap<>();

    static {
        RULES.put(new HttpString("X-Content-Type-Options"), "nosniff");
        RULES.put(new HttpString("Referrer-Policy"), "no-referrer");
        RULES.put(new HttpString("X-Frame-Options"), "DENY");
        RULES.put(new HttpString("Cross-Origin-Resource-Policy"), "same-origin");
        RULES.put(
                new HttpString("Content-Security-Policy"),
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        RULES.put(Headers.CACHE_CONTROL, "no-store");
    }

    private static final HttpString TRANSPORT = new HttpString("Strict-Transport-Security");
    private static final String FOR_A_YEAR = "max-age=31536000";

    private final HttpHandler next;

    /** Called by the server, with what stands behind. */
    public BrowserRules(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.addResponseCommitListener(BrowserRules::add);
        next.handleRequest(exchange);
    }

    private static void add(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getResponseHeaders();
        RULES.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.put(name, value);
            }
        });
        if ("https".equals(exchange.getRequestScheme())) {
            headers.put(TRANSPORT, FOR_A_YEAR);
        }
    }
}

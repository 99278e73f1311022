package org.menkyo.accesslog;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.menkyo.refusal.CorrelationId;

/**
 * Writes a line for each call when it has ended, an object of JSON: when it came, what was asked for, what was answered, and how
 * long it took. The line leads to nobody and lets nobody in: it has neither query nor address, account or other header, and of the
 * path only what {@link LoggedPath} lets through. By the correlation id it is found in the server's log and in the audit.
 *
 * <p>A custom filter of the server's host, before all others, which {@code wildfly-config/access-log.cli} adds. The lines are
 * those of the logger {@value #CATEGORY}.
 */
public final class AccessLog implements HttpHandler {

    static final String CATEGORY = "org.menkyo.access";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final long NANOS_OF_MILLI = 1_000_000;

    private final HttpHandler next;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final Consumer<String> lines;

    /** Called by the server, with what stands behind. */
    public AccessLog(HttpHandler next) {
        this(next, Clock.systemUTC(), System::nanoTime, LOG::info);
    }

    AccessLog(HttpHandler next, Clock clock, LongSupplier nanoTime, Consumer<String> lines) {
        this.next = next;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lines = lines;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Instant came = clock.instant();
        long began = nanoTime.getAsLong();
        // As it came: filters behind change it.
        String path = LoggedPath.of(
                exchange.isHostIncludedInRequestURI() ? exchange.getRequestPath() : exchange.getRequestURI());
        exchange.addExchangeCompleteListener((ended, following) -> {
            try {
                lines.accept(line(ended, path, came, (nanoTime.getAsLong() - began) / NANOS_OF_MILLI));
            } finally {
                following.proceed();
            }
        });
        next.handleRequest(exchange);
    }

    /** Nothing in it needs to be escaped. */
    private static String line(HttpServerExchange ended, String path, Instant came, long millis) {
        String method = ended.getRequestMethod().toString();
        String call = CorrelationId.of(ended).orElse("");
        return "{\"time\":\"" + came.truncatedTo(ChronoUnit.MILLIS) + "\",\"method\":\""
                + (METHOD.matcher(method).matches() ? method : "") + "\",\"path\":\""
                + path
                + "\",\"status\":" + ended.getStatusCode() + ",\"bytes\":" + ended.getResponseBytesSent()
                + ",\"millis\":" + millis + ",\"correlationId\":\"" + call + "\"}";
    }
}

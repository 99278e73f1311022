package org.menkyo.refusal;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceContainer;

/**
 * What the web server says where no application answers now although there is one: while it starts, is suspended, or stops, or
 * has no room for another call (LC-1209). Whoever asked is told to come again. It lives all the same, and is not ready.
 */
final class Absence {

    static final String RETRY_SECONDS = "5";
    private static final String REST = "/api";
    private static final String REST_DESCRIPTION = "/openapi";
    private static final String LIVENESS = "/api/health/live";
    private static final String READINESS = "/api/health/ready";

    private Absence() {}

    /** Whether the server is ending; its applications end in any order then. */
    static boolean isForGood() {
        ServiceContainer services = CurrentServiceContainer.getServiceContainer();
        return services != null && services.isShutdown();
    }

    /**
     * Says it in full, or says when to come again and leaves the rest to whoever tells a program what went wrong.
     *
     * @return whether all is said
     */
    static boolean answer(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        if (path.equals(LIVENESS)) {
            exchange.setStatusCode(StatusCodes.OK);
            send(exchange, "application/json", "{\"status\":\"UP\"}");
            return true;
        }
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
        if (path.equals(READINESS)) {
            send(exchange, "application/json", "{\"status\":\"DOWN\"}");
            return true;
        }
        if (isRest(path)) {
            return false;
        }
        boolean japanese = Refusal.inJapanese(exchange.getRequestHeaders().get(Headers.ACCEPT_LANGUAGE));
        exchange.getResponseHeaders().put(Headers.CONTENT_LANGUAGE, japanese ? "ja" : "en");
        exchange.getResponseHeaders().put(Headers.VARY, "Accept-Language");
        send(exchange, "text/plain; charset=UTF-8", Refusal.UNAVAILABLE.sentence(japanese));
        return true;
    }

    private static boolean isRest(String path) {
        return path.equals(REST) || path.startsWith(REST + "/") || path.equals(REST_DESCRIPTION);
    }

    private static void send(HttpServerExchange exchange, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, type)
                .put(Headers.CONTENT_LENGTH, body.length)
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
    }
}

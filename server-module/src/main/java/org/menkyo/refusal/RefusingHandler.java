package org.menkyo.refusal;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.URLDecodingHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Stands before all applications of the web server. Turns away addresses that are none and the method TRACE, which would
 * show a page's scripts the headers of its own request; and whatever is refused here, or ends without an answer of an
 * application, is answered with a problem (RFC 9457) under a correlation id. What passes goes on when its body has arrived.
 *
 * <p>While the server starts, is suspended or stops, no application answers; {@link Absence} does (LC-1209).
 *
 * <p>A custom filter of the server's host. The listeners leave addresses as they come (<code>decode-url=false</code>, <code>
 * allow-unescaped-characters-in-url=true</code>, no limit of parameters that can be reached), since what they refuse by
 * themselves gets no body; this handler decodes them after it has checked them.
 */
public final class RefusingHandler implements HttpHandler {

    /** What the applications take, so that reading parameters stays cheap. */
    private static final int MAX_PARAMETERS = 200;

    /** The characters of a path besides letters, digits and the percent sign (RFC 3986 section 3.3). */
    static final String PATH_MARKS = "-._~:/@!$&'()*+,;=";

    /** Those of a query. RFC 3986 has no brackets there, but browsers send them as they are. */
    static final String QUERY_MARKS = PATH_MARKS + "?[]";

    private final HttpHandler next;
    private final BooleanSupplier ending;

    /** Called by the server, with what stands behind. */
    public RefusingHandler(HttpHandler next) {
        this(next, () -> Absence.isForGood() || WebPorts.areClosing());
        WebPorts.closeAtTheEnd();
    }

    /** @param ending whether the server's applications may be gone at any moment */
    RefusingHandler(HttpHandler next, BooleanSupplier ending) {
        this.ending = ending;
        HttpHandler applications = new URLDecodingHandler(next, StandardCharsets.UTF_8.name());
        this.next = new ArrivingBodies(exchange -> passOn(exchange, applications));
    }

    /** A body takes its time to arrive; meanwhile the server may have begun to end. */
    private void passOn(HttpServerExchange exchange, HttpHandler applications) throws Exception {
        if (ending.getAsBoolean()) {
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
            exchange.endExchange();
        } else {
            applications.handleRequest(exchange);
        }
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        WebPorts.begins(exchange);
        nameCall(exchange);
        exchange.addDefaultResponseListener(this::answerFor);
        exchange.addResponseCommitListener(this::nameAnswer);
        Optional<Refusal> refusal = refusal(exchange);
        if (refusal.isEmpty()) {
            next.handleRequest(exchange);
        } else {
            exchange.setStatusCode(refusal.get().status());
            exchange.endExchange();
        }
    }

    private Optional<Refusal> refusal(HttpServerExchange exchange) {
        if (ending.getAsBoolean()) {
            return Optional.of(Refusal.UNAVAILABLE);
        }
        if (Methods.TRACE.equals(exchange.getRequestMethod())) {
            return Optional.of(Refusal.METHOD_NOT_ALLOWED);
        }
        // The application at the root would get addresses that are no paths, such as the asterisk of OPTIONS.
        if (!path(exchange).startsWith("/")
                || !isWellFormed(path(exchange), PATH_MARKS)
                || !isWellFormed(exchange.getQueryString(), QUERY_MARKS)) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        return exchange.getQueryString().chars().filter(c -> c == '&').count() >= MAX_PARAMETERS
                ? Optional.of(Refusal.BAD_REQUEST)
                : Optional.empty();
    }

    /** As it came, without the server's address, which a request may name before it (RFC 9112 section 3.2.2). */
    private static String path(HttpServerExchange exchange) {
        return exchange.isHostIncludedInRequestURI() ? exchange.getRequestPath() : exchange.getRequestURI();
    }

    /**
     * Whether a part of an address has only the characters of one, and each percent sign stands before two hex digits; and
     * what is escaped is text in UTF-8.
     */
    static boolean isWellFormed(String part, String marks) {
        ByteArrayOutputStream escaped = new ByteArrayOutputStream(0);
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                if (i + 2 >= part.length() || !isHex(part.charAt(i + 1)) || !isHex(part.charAt(i + 2))) {
                    return false;
                }
                escaped.write(Integer.parseInt(part, i + 1, i + 3, 16));
                i += 2;
            } else if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')
                    && marks.indexOf(c) < 0) {
                return false;
            } else {
                escaped.write(c);
            }
        }
        return isUtf8(escaped.toByteArray());
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    /** Gives the call a name where its sender has not, so that this handler and the applications use the same. */
    private static void nameCall(HttpServerExchange exchange) {
        if (CorrelationId.of(exchange).isEmpty()) {
            exchange.getRequestHeaders()
                    .put(CorrelationId.HEADER, UUID.randomUUID().toString());
        }
    }

    /** An application that was taken away while the call was on its way to it failed, and said nothing. */
    private boolean answerFor(HttpServerExchange exchange) {
        if (lostItsApplication(exchange)) {
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
        }
        return answer(exchange);
    }

    private boolean lostItsApplication(HttpServerExchange exchange) {
        return exchange.getStatusCode() == StatusCodes.INTERNAL_SERVER_ERROR && ending.getAsBoolean();
    }

    /** What the server answers by itself without an error, such as a redirection, has the name of the call, too. */
    private void nameAnswer(HttpServerExchange exchange) {
        if (exchange.getResponseContentLength() <= 0 && lostItsApplication(exchange)) {
            // The application was taken away while the call was on its way to it.
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, Absence.RETRY_SECONDS);
        }
        if (!exchange.getResponseHeaders().contains(CorrelationId.HEADER)) {
            exchange.getResponseHeaders()
                    .put(CorrelationId.HEADER, exchange.getRequestHeaders().getFirst(CorrelationId.HEADER));
        }
    }

    static boolean answer(HttpServerExchange exchange) {
        if (exchange.getStatusCode() < StatusCodes.BAD_REQUEST || !exchange.isResponseChannelAvailable()) {
            return false;
        }
        if (exchange.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE && Absence.answer(exchange)) {
            return true;
        }
        String correlationId = exchange.getRequestHeaders().getFirst(CorrelationId.HEADER);
        boolean japanese = Refusal.inJapanese(exchange.getRequestHeaders().get(Headers.ACCEPT_LANGUAGE));
        byte[] body = Refusal.ofStatus(exchange.getStatusCode())
                .problem(exchange.getStatusCode(), correlationId, japanese)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .put(CorrelationId.HEADER, correlationId)
                .put(Headers.CONTENT_TYPE, "application/problem+json")
                .put(Headers.CONTENT_LENGTH, body.length)
                .put(Headers.CONTENT_LANGUAGE, japanese ? "ja" : "en")
                .put(Headers.VARY, "Accept-Language")
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(new HttpString("X-Content-Type-Options"), "nosniff")
                .put(new HttpString("Referrer-Policy"), "no-referrer")
                .put(
                        new HttpString("Content-Security-Policy"),
                        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        if (exchange.getStatusCode() == StatusCodes.METHOD_NOT_ALLOWED) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
        return true;
    }
}

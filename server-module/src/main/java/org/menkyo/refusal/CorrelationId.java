package org.menkyo.refusal;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a call is called by its sender, in the form that the applications take too. */
public final class CorrelationId {

    /** The header of requests and answers. */
    public static final HttpString HEADER = new HttpString("X-Correlation-Id");

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private CorrelationId() {}

    /** The one that the call came with, or was given since; empty if there is none that can be taken. */
    public static Optional<String> of(HttpServerExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(HEADER))
                .filter(given -> FORM.matcher(given).matches());
    }
}

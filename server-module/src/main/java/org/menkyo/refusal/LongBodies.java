package org.menkyo.refusal;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Serves requests with long bodies on a few threads, so that many of them at a time leave the processors to short calls
 * (LC-1108). The others wait for their turn without a thread.
 *
 * <p>A turn ends when the call is served, and not when its exchange is complete as with Undertow's own limit: a sender can make
 * that last.
 */
final class LongBodies implements HttpHandler {

    /** Signed-in callers whose long bodies are read at a time; as BodyRoom, which lets no more have room, and at least two. */
    private static final long MEMORY_OF_ONE = 256L * 1024 * 1024;

    private static final int LEAST_AT_A_TIME = 2;

    private final HttpHandler next;
    private final Queue<HttpServerExchange> waiting = new ArrayDeque<>();
    private int freeTurns;

    /**
     * Has as many turns as bodies that signed-in callers can make last, and one more for each processor: so there are always
     * some that end soon.
     *
     * @param next serves a request
     */
    LongBodies(HttpHandler next) {
        this(
                next,
                Math.max(LEAST_AT_A_TIME, Math.toIntExact(Runtime.getRuntime().maxMemory() / MEMORY_OF_ONE))
                        + Runtime.getRuntime().availableProcessors());
    }

    LongBodies(HttpHandler next, int turns) {
        this.next = next;
        this.freeTurns = turns;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        // A call goes on elsewhere only after its handlers have returned.
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            if (hasTurn(exchange)) {
                exchange.dispatch(this::serve);
            }
        });
    }

    private synchronized boolean hasTurn(HttpServerExchange exchange) {
        if (freeTurns == 0) {
            waiting.add(exchange);
            return false;
        }
        freeTurns--;
        return true;
    }

    private void serve(HttpServerExchange exchange) throws Exception {
        try {
            next.handleRequest(exchange);
        } finally {
            passTurnOn();
        }
    }

    private void passTurnOn() {
        HttpServerExchange following;
        synchronized (this) {
            following = waiting.poll();
            if (following == null) {
                freeTurns++;
            }
        }
        if (following != null) {
            following.dispatch(this::serve);
        }
    }
}

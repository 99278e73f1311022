package org.menkyo.refusal;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Lets the bodies of requests arrive before a thread serves them, so that slow senders hold no thread (LC-1108): whole if they
 * have at most 256 KiB, else their beginning. Each has a deadline, and only so many arrive or wait for their turn at a time.
 */
final class ArrivingBodies implements HttpHandler {

    /** A little more than 256 KiB in the server's buffers of 16 KiB. */
    private static final int BUFFERS = 17;

    /** In which the beginning of a body must arrive. */
    private static final int BEGINNING_SECONDS = 30;

    /** In which a whole body must arrive from then on: 32 MiB by 2 Mbit/s. */
    private static final int WHOLE_SECONDS = 150;

    /** They hold a quarter of a gigabyte at most. */
    private static final int MAX_ARRIVING = 1000;

    private static final AttachmentKey<Arrival> ARRIVAL = AttachmentKey.create(Arrival.class);

    private final HttpHandler next;
    private final HttpHandler longBodies;
    private final HttpHandler buffering;
    private final AtomicInteger arriving = new AtomicInteger();

    /** @param next serves a request whose body, or its beginning, is there */
    ArrivingBodies(HttpHandler next) {
        this.next = next;
        this.longBodies = new LongBodies(this::serve);
        this.buffering = new RequestBufferingHandler(this::goOn, BUFFERS);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.isRequestComplete()) {
            next.handleRequest(exchange);
            return;
        }
        Arrival arrival = new Arrival(exchange);
        exchange.addRequestWrapper((body, receiver) -> new RestOfBody(body.create(), receiver, arrival::arrived));
        exchange.putAttachment(ARRIVAL, arrival);
        exchange.addExchangeCompleteListener((ended, following) -> {
            arrival.end();
            following.proceed();
        });
        if (arriving.get() > MAX_ARRIVING) {
            exchange.setPersistent(false);
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
            RefusingHandler.answer(exchange);
        } else if (HttpContinue.requiresContinueResponse(exchange)) {
            letCome(exchange);
        } else {
            buffering.handleRequest(exchange);
        }
    }

    private void goOn(HttpServerExchange exchange) throws Exception {
        Arrival arrival = exchange.getAttachment(ARRIVAL);
        if (arrival.whole) {
            serve(exchange);
        } else {
            arrival.goesOn();
            longBodies.handleRequest(exchange);
        }
    }

    private void serve(HttpServerExchange exchange) throws Exception {
        exchange.getAttachment(ARRIVAL).isServed();
        next.handleRequest(exchange);
    }

    /** The sender waits for a word of ours before it sends the body. */
    private void letCome(HttpServerExchange exchange) {
        HttpContinue.sendContinueResponse(exchange, new IoCallback() {
            @Override
            public void onComplete(HttpServerExchange told, Sender sender) {
                told.getRequestHeaders().remove(Headers.EXPECT);
                told.dispatch(buffering);
            }

            @Override
            public void onException(HttpServerExchange told, Sender sender, IOException failed) {
                told.endExchange();
            }
        });
    }

    /** A body on its way: counted until it is served, and cut off when its time is over. */
    private final class Arrival {

        private final HttpServerExchange exchange;
        private XnioExecutor.Key deadline;
        private boolean counted = true;

        /** To Undertow a request is not complete as long as buffered parts of its body are not read. */
        private volatile boolean whole;

        Arrival(HttpServerExchange exchange) {
            this.exchange = exchange;
            arriving.incrementAndGet();
            setDeadline(BEGINNING_SECONDS);
        }

        /** The beginning is there, and more to come. */
        synchronized void goesOn() {
            deadline.remove();
            setDeadline(WHOLE_SECONDS);
        }

        void arrived() {
            whole = true;
        }

        synchronized void isServed() {
            if (whole) {
                deadline.remove();
            }
            uncount();
        }

        synchronized void end() {
            deadline.remove();
            uncount();
        }

        private void uncount() {
            if (counted) {
                counted = false;
                arriving.decrementAndGet();
            }
        }

        private void setDeadline(int seconds) {
            deadline = exchange.getIoThread().executeAfter(this::cutOff, seconds, TimeUnit.SECONDS);
        }

        private void cutOff() {
            if (!whole && !exchange.isRequestComplete()) {
                IoUtils.safeClose(exchange.getConnection());
            }
        }
    }
}

package org.menkyo.refusal;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Keeps threads from waiting for what is left of a body when its request is answered (LC-1108): the servlet container would read
 * it to the end, and the sender can make that last. The container is told that this is the end. The server, which waits without
 * a thread, then drops the rest as it arrives; so senders that look for an answer only when they have sent all get it, too.
 */
final class RestOfBody extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private final HttpServerExchange exchange;
    private final Runnable whole;
    private boolean isCutShort;
    private boolean isDropped;

    /** @param whole told when the body has arrived to its end */
    RestOfBody(StreamSourceConduit body, HttpServerExchange exchange, Runnable whole) {
        super(body);
        this.exchange = exchange;
        this.whole = whole;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        if (exchange.isResponseComplete() && !isDropped) {
            isCutShort = true;
            return -1;
        }
        int read = super.read(buffer);
        if (read < 0) {
            whole.run();
        }
        return read;
    }

    @Override
    public void terminateReads() throws IOException {
        if (isCutShort && !isDropped) {
            isDropped = true;
        } else {
            super.terminateReads();
        }
    }
}

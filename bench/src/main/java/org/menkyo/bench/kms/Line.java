package org.menkyo.bench.kms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of the load generator. */
final class Line {

    private static final int ANSWER = 512;

    private final InetSocketAddress host;
    private final Selector selector;
    private final ByteBuffer input;
    private final ByteBuffer output;
    private SocketChannel channel;
    private SelectionKey key;
    private int inFlight;

    Line(InetSocketAddress host, Selector selector, int mostInFlight) {
        this.host = host;
        this.selector = selector;
        this.input = ByteBuffer.allocateDirect(Math.min(64 * 1024, ANSWER * (mostInFlight + 1)));
        this.output = ByteBuffer.allocateDirect(Requests.LENGTH * mostInFlight);
    }

    /** Connects and waits for it. */
    void connect() throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(host);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Connects without waiting; {@link #connected} ends it. */
    void beginConnect() throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        input.clear();
        output.clear();
        inFlight = 0;
        boolean done = channel.connect(host);
        key = channel.register(selector, done ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    }

    void connected() throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
    }

    boolean isConnected() {
        return channel.isConnected();
    }

    int inFlight() {
        return inFlight;
    }

    void answered() {
        inFlight--;
    }

    /** Whether one more request fits into what waits to be written. */
    boolean hasRoom() {
        return output.remaining() >= Requests.LENGTH;
    }

    void append(Requests requests, int index) {
        requests.put(index, output);
        inFlight++;
    }

    /** Writes what the host takes, and the rest when it takes more. */
    void flush() throws IOException {
        output.flip();
        if (output.hasRemaining()) {
            channel.write(output);
        }
        boolean rest = output.hasRemaining();
        output.compact();
        int wanted = SelectionKey.OP_READ | (rest ? SelectionKey.OP_WRITE : 0);
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Reads; the buffer then has bytes from 0 to its position. Says false at the end of the connection. */
    boolean read() throws IOException {
        return channel.read(input) >= 0;
    }

    ByteBuffer input() {
        return input;
    }

    void close() throws IOException {
        channel.close();
    }
}

package org.menkyo.bench.kms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.menkyo.bench.BenchException;

/**
 * Asks a KMS host with one thread and many connections, until the time is over or the requests are used up, and then
 * waits for all answers.
 *
 * <p>In a closed loop each connection sends the next request when an answer comes. In an open loop requests are due at
 * fixed times whatever the host does, and a latency counts from when the request was due; so a host that stalls is not
 * spared the requests that it would have got meanwhile (coordinated omission).
 */
final class Load {

    private static final long DRAIN_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long MOST_NANOS = Duration.ofSeconds(100).toNanos();
    private static final int HEADER = 8;
    private static final int KEEP_EACH = 4999;
    private static final byte TYPE_ANSWER = 2;
    private static final byte TYPE_CERTIFICATE = 3;

    private final InetSocketAddress host;
    private final Requests requests;
    private final byte[] answered;
    private final long[] since;
    private final Histogram latency = new Histogram(MOST_NANOS, 3);
    private final List<byte[]> kept = new ArrayList<>();
    private int sent;
    private long inFlight;
    private long other;
    private long inTime;
    private long countFrom;
    private long countTo;
    private long now;

    Load(int port, Requests requests) {
        this.host = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.requests = requests;
        this.answered = new byte[requests.count()];
        this.since = new long[requests.count()];
    }

    /** A closed loop; what is answered during the first time does not count. */
    Outcome closed(Shape shape, Duration warmUp, Duration time) {
        try (Selector selector = Selector.open()) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < shape.connections(); i++) {
                lines.add(new Line(host, selector, shape.inFlight()));
            }
            if (!shape.connectionPerRequest()) {
                for (Line line : lines) {
                    line.connect();
                }
            }
            begin(warmUp, time);
            for (Line line : lines) {
                next(line, shape);
            }
            while (inFlight > 0 && now < countTo + DRAIN_NANOS) {
                selector.select(key -> serve(key, shape), 1000);
                now = System.nanoTime();
            }
            return end(lines);
        } catch (IOException failed) {
            throw new BenchException("the KMS host ended a connection: " + failed.getMessage(), failed);
        }
    }

    /** An open loop with so many requests a second. */
    Outcome open(int connections, int mostInFlight, double perSecond, Duration warmUp, Duration time) {
        try (Selector selector = Selector.open()) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Line line = new Line(host, selector, mostInFlight);
                line.connect();
                lines.add(line);
            }
            begin(warmUp, time);
            long start = now;
            double nanosEach = 1e9 / perSecond;
            int turn = 0;
            while (now < countTo && sent < requests.count() || inFlight > 0 && now < countTo + DRAIN_NANOS) {
                List<Line> written = new ArrayList<>();
                int full = 0;
                while (sent < requests.count()
                        && start + (long) (sent * nanosEach) <= Math.min(now, countTo)
                        && full < lines.size()) {
                    Line line = lines.get(turn);
                    turn = (turn + 1) % lines.size();
                    if (line.hasRoom() && line.inFlight() < mostInFlight) {
                        append(line, start + (long) (sent * nanosEach));
                        written.add(line);
                        full = 0;
                    } else {
                        full++;
                    }
                }
                for (Line line : written) {
                    line.flush();
                }
                selector.select(key -> serve(key, null), 1);
                now = System.nanoTime();
            }
            return end(lines);
        } catch (IOException failed) {
            throw new BenchException("the KMS host ended a connection: " + failed.getMessage(), failed);
        }
    }

    /** Sends all requests, and ends the connections before anything is answered or after something is. */
    void abandoned(int connections) {
        try (Selector selector = Selector.open()) {
            int each = requests.count() / connections + 1;
            for (int i = 0; i < connections; i++) {
                Line line = new Line(host, selector, each);
                line.connect();
                while (sent < requests.count() && line.hasRoom()) {
                    append(line, 0);
                }
                line.flush();
                line.close();
            }
        } catch (IOException failed) {
            throw new BenchException("the KMS host ended a connection: " + failed.getMessage(), failed);
        }
    }

    private void begin(Duration warmUp, Duration time) {
        now = System.nanoTime();
        countFrom = now + warmUp.toNanos();
        countTo = countFrom + time.toNanos();
    }

    private Outcome end(List<Line> lines) throws IOException {
        for (Line line : lines) {
            line.close();
        }
        if (inFlight > 0) {
            throw new BenchException(inFlight + " requests were not answered");
        }
        long until = sent < requests.count() ? countTo : Math.min(now, countTo);
        return new Outcome(requests, answered, sent, other, inTime, until - countFrom, latency, kept);
    }

    /** Sends as many requests as the line may have in flight. */
    private void next(Line line, Shape shape) throws IOException {
        if (now >= countTo || sent == requests.count()) {
            return;
        }
        if (shape.connectionPerRequest()) {
            line.beginConnect();
            append(line, now);
            if (line.isConnected()) {
                line.flush();
            }
            return;
        }
        while (line.inFlight() < shape.inFlight() && sent < requests.count() && line.hasRoom()) {
            append(line, now);
        }
        line.flush();
    }

    private void append(Line line, long begins) {
        since[sent] = begins;
        line.append(requests, sent++);
        inFlight++;
    }

    private void serve(SelectionKey key, Shape shape) {
        Line line = (Line) key.attachment();
        try {
            if (key.isConnectable()) {
                line.connected();
                line.flush();
                return;
            }
            if (key.isWritable()) {
                line.flush();
            }
            if (key.isReadable()) {
                boolean alive = line.read();
                now = System.nanoTime();
                int before = line.inFlight();
                take(line);
                if (!alive && line.inFlight() > 0) {
                    throw new BenchException("the KMS host closed a connection without an answer");
                }
                if (shape != null && line.inFlight() < before) {
                    if (shape.connectionPerRequest()) {
                        line.close();
                    }
                    next(line, shape);
                }
            }
        } catch (IOException failed) {
            throw new BenchException("the KMS host ended a connection: " + failed.getMessage(), failed);
        }
    }

    private void take(Line line) {
        ByteBuffer input = line.input().flip();
        while (input.remaining() >= HEADER) {
            int start = input.position();
            int length = HEADER + Short.toUnsignedInt(input.getShort(start + 6));
            if (input.remaining() < length) {
                break;
            }
            byte type = input.get(start + 5);
            if (type != TYPE_CERTIFICATE) {
                line.answered();
                inFlight--;
                take(input, start, length, type);
            }
            input.position(start + length);
        }
        input.compact();
    }

    private void take(ByteBuffer input, int start, int length, byte type) {
        if (type != TYPE_ANSWER || input.get(start + HEADER) != 0 || input.getLong(start + 52) != requests.run()) {
            other++;
            return;
        }
        int index = (int) input.getLong(start + 60);
        answered[index]++;
        if (index % KEEP_EACH == 0) {
            byte[] frame = new byte[length];
            input.get(start, frame);
            kept.add(frame);
        }
        if (now >= countFrom && now < countTo) {
            inTime++;
            latency.recordValue(Math.min(MOST_NANOS, Math.max(1, now - since[index])));
        }
    }
}

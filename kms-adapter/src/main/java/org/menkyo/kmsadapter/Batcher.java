package org.menkyo.kmsadapter;

import jakarta.resource.spi.UnavailableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.menkyo.protocol.kms.BatchSigner;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsRequestListener;
import org.menkyo.protocol.kms.ReceivedRequest;

/**
 * Hands to the endpoint, as one batch, whatever has arrived while the batch before it was being committed, and puts the
 * answers on their way once the endpoint has returned (VA-310). One thread, so that each connection gets its answers in
 * the order of its requests.
 */
final class Batcher implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Batcher.class.getName());
    private static final int RETRY_SECONDS = 60;
    private static final int FAILURES_OF_AN_OUTAGE = 3;
    private static final int FEW_CONNECTIONS = 4;
    private static final int FEW_REQUESTS = 8;
    private static final long MOST_GATHERING = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int SCRATCH = 16 * 1024;
    private static final long WAIT_MILLIS = 1000;
    private static final long ENDING_WAIT_MILLIS = 10;
    private static final long AUTHENTICATOR_LIFE = TimeUnit.SECONDS.toNanos(30);
    private static final long AUTHENTICATOR_REST = TimeUnit.SECONDS.toNanos(1);
    private static final long REPORT_INTERVAL = TimeUnit.MINUTES.toNanos(1);
    private static final byte[] UNAVAILABLE =
            ErrorFrame.of(KmsError.UNAVAILABLE, RETRY_SECONDS).encode();

    private final Endpoints endpoints;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
    private KmsRequestListener endpoint;
    private boolean failureTold;
    private int enough = 1;
    private long gatherNanos;
    private long authenticatorAt;
    private long reportedAt;
    private long portAskedAt;
    private OptionalInt wantedPort = OptionalInt.empty();

    Batcher(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Whether requests can be answered, as far as the endpoint knows. */
    boolean isEndpointReady() {
        try {
            return endpoint().isReady();
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "There is no endpoint yet", e);
        } catch (Exception e) {
            LOG.log(failureTold ? Level.DEBUG : Level.WARNING, "The endpoint does not say whether it is ready", e);
            failureTold = true;
        }
        close();
        return false;
    }

    /**
     * Serves until the port ends and everybody is answered. Ends it when the host wants another.
     *
     * @param settings what the port is where the host wants none
     */
    void serve(OpenPort port, KmsServerSettings settings) throws InterruptedException {
        reportedAt = port.now();
        List<Exchange> batch = new ArrayList<>(BatchSigner.MAX_BATCH);
        while (!isOver(port)) {
            port.queue()
                    .take(
                            batch,
                            BatchSigner.MAX_BATCH,
                            port.isEnding() ? ENDING_WAIT_MILLIS : WAIT_MILLIS,
                            enough,
                            gatherNanos);
            port.loops().forEach(IoLoop::roomMade);
            if (!batch.isEmpty()) {
                long begun = port.now();
                answer(batch, port);
                gather(batch.size(), port.queue().size(), port.now() - begun);
                batch.clear();
            }
            refreshAuthenticatorIfDue(port);
            endIfUnwanted(port, settings);
            report(port);
        }
    }

    /**
     * After a batch of many, whose peers are likely to ask again, the next one waits for half of all that are there: so one
     * half asks and is answered while the other half is being committed. A commit costs the same for few as for many. It waits
     * half as long as the commit took, so nobody waits much longer for it.
     */
    private void gather(int answered, int waiting, long took) {
        enough = answered <= FEW_REQUESTS ? 1 : (answered + waiting) / 2;
        gatherNanos = Math.min(took / 2, MOST_GATHERING);
    }

    private static boolean isOver(OpenPort port) {
        return port.isEnding() && (port.isInputEnded() && port.queue().isEmpty() || port.isOutOfTime());
    }

    private void answer(List<Exchange> batch, OpenPort port) {
        List<ReceivedRequest> requests = new ArrayList<>(batch.size());
        for (Exchange exchange : batch) {
            if (exchange.request() != null) {
                requests.add(exchange.request());
            }
        }
        List<byte[]> answers = requests.isEmpty() ? List.of() : ask(requests);
        port.traffic().batch();
        Set<Connection> answered = new LinkedHashSet<>();
        int next = 0;
        for (Exchange exchange : batch) {
            byte[] answer = exchange.request() == null ? exchange.answer() : answers.get(next++);
            exchange.connection().append(answer, exchange.closing());
            answered.add(exchange.connection());
        }
        send(answered, port);
    }

    /**
     * A few answers go out from here, which saves waking a loop; many go out from the loops while the next batch is being
     * committed.
     */
    private void send(Set<Connection> answered, OpenPort port) {
        if (answered.size() <= FEW_CONNECTIONS) {
            answered.forEach(connection -> sendNow(connection, port.now()));
            return;
        }
        for (IoLoop loop : port.loops()) {
            List<Connection> own =
                    answered.stream().filter(c -> c.loop() == loop).toList();
            if (!own.isEmpty()) {
                loop.flush(own);
            }
        }
    }

    private void sendNow(Connection connection, long now) {
        boolean finished = true;
        try {
            finished = connection.write(scratch, now) != Connection.Written.ALL;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} is gone: {1}", connection, e.getMessage());
        }
        if (finished || connection.needsLoop()) {
            connection.loop().flush(List.of(connection));
        }
    }

    private List<byte[]> ask(List<ReceivedRequest> requests) {
        try {
            return offer(requests);
        } catch (Exception e) {
            LOG.log(Level.WARNING, "A batch of " + requests.size() + " KMS requests failed", e);
            close();
            return requests.size() == 1 ? List.of(UNAVAILABLE) : askOneByOne(requests);
        }
    }

    /** So that a request that cannot be handled does not harm the others. If all fail, it is not the requests. */
    private List<byte[]> askOneByOne(List<ReceivedRequest> requests) {
        List<byte[]> answers = new ArrayList<>(requests.size());
        int failures = 0;
        for (ReceivedRequest request : requests) {
            byte[] answer = UNAVAILABLE;
            if (failures < FAILURES_OF_AN_OUTAGE) {
                try {
                    answer = offer(List.of(request)).get(0);
                    failures = 0;
                } catch (Exception e) {
                    LOG.log(Level.DEBUG, "A KMS request failed", e);
                    close();
                    failures++;
                }
            }
            answers.add(answer);
        }
        return answers;
    }

    private List<byte[]> offer(List<ReceivedRequest> requests) throws Exception {
        List<byte[]> answers = endpoint().onRequests(requests);
        if (answers.size() != requests.size()) {
            throw new IllegalStateException(
                    "the endpoint gave " + answers.size() + " answers to " + requests.size() + " requests");
        }
        return answers;
    }

    private void refreshAuthenticatorIfDue(OpenPort port) {
        long age = port.now() - authenticatorAt;
        boolean wanted = port.isAuthenticatorStale() || port.authenticator().isEmpty();
        if (age > AUTHENTICATOR_LIFE || wanted && age > AUTHENTICATOR_REST) {
            refreshAuthenticator(port);
        }
    }

    private void endIfUnwanted(OpenPort port, KmsServerSettings settings) {
        if (!port.isEnding() && port.now() - portAskedAt > AUTHENTICATOR_REST) {
            portAskedAt = port.now();
            if (!settings.on(wantedPort()).address().equals(port.settings().address())) {
                LOG.log(Level.INFO, "The KMS host wants another port");
                port.end();
            }
        }
    }

    /** The port that the endpoint wants; what it wanted last if it does not say. */
    OptionalInt wantedPort() {
        try {
            wantedPort = endpoint().port();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "The endpoint does not say which port it wants", e);
            close();
        }
        return wantedPort;
    }

    void tellOpened(int number) {
        try {
            endpoint().portOpened(number);
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The endpoint cannot be told that the port is open", e);
            close();
        }
    }

    void tellClosed() {
        try {
            endpoint().portClosed();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "The endpoint cannot be told that the port is closed", e);
            close();
        }
    }

    /** Asks the endpoint what requests are to be checked with; keeps what there is if it fails. */
    void refreshAuthenticator(OpenPort port) {
        authenticatorAt = port.now();
        try {
            port.authenticator(endpoint().authenticator());
        } catch (Exception e) {
            LOG.log(Level.WARNING, "The endpoint does not say which catalog it serves", e);
            close();
        }
    }

    private void report(OpenPort port) {
        long now = port.now();
        if (now - reportedAt > REPORT_INTERVAL) {
            reportedAt = now;
            if (port.traffic().hasNewRefusals()) {
                LOG.log(Level.INFO, "KMS requests were refused; since the start: {0}", port.traffic());
            }
        }
    }

    private KmsRequestListener endpoint() throws Exception {
        if (endpoint == null) {
            endpoint = endpoints.create();
        }
        return endpoint;
    }

    /** Gives the endpoint back; the next call gets another. */
    @Override
    public void close() {
        KmsRequestListener released = endpoint;
        endpoint = null;
        if (released != null) {
            endpoints.release(released);
        }
    }
}

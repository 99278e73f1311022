package org.menkyo.kmsadapter;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps the port open from when the endpoint is ready until the server is stopped; opens it anew if something fails. The
 * thread that runs it is the batcher. A server runs once.
 */
final class KmsServer implements Runnable {

    private static final Logger LOG = System.getLogger(KmsServer.class.getName());
    private static final long READY_POLL_MILLIS = 200;
    private static final long REOPEN_MILLIS = 2000;

    /** Runs a loop on a thread of its own. */
    interface Starter {
        /** @throws RejectedExecutionException if there is no thread to have now */
        void start(Runnable loop);
    }

    private final KmsServerSettings settings;
    private final PortBinding binding;
    private final Endpoints endpoints;
    private final Starter starter;
    private final LongSupplier clock;
    private final Traffic traffic = new Traffic();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile OpenPort port;

    /**
     * @param binding is told while the port is open
     * @param endpoints where the requests go
     * @param starter gives the loops their threads
     * @param clock nanoseconds that only go forward
     */
    KmsServer(
            KmsServerSettings settings, PortBinding binding, Endpoints endpoints, Starter starter, LongSupplier clock) {
        this.settings = settings;
        this.binding = binding;
        this.endpoints = endpoints;
        this.starter = starter;
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            while (!isStopped()) {
                boolean moves = serve();
                stopped.await(moves ? 0 : REOPEN_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** Serves until something fails, the server is stopped, or the host wants another port; says whether it is that. */
    private boolean serve() throws InterruptedException {
        KmsServerSettings current = settings;
        try (Batcher batcher = new Batcher(endpoints)) {
            if (awaitReady(batcher)) {
                current = settings.on(batcher.wantedPort());
                OpenPort opened = new OpenPort(current, clock, traffic);
                try {
                    serve(opened, batcher);
                } finally {
                    port = null;
                    batcher.tellClosed();
                    opened.end();
                    if (!opened.awaitEnd()) {
                        LOG.log(Level.WARNING, "A loop of the KMS port has not ended in time");
                    }
                }
                LOG.log(Level.INFO, "The KMS port is closed: {0}", traffic);
                return !settings.on(batcher.wantedPort()).equals(current);
            }
        } catch (IOException | RejectedExecutionException e) {
            LOG.log(Level.WARNING, "The KMS port {0} cannot be opened: {1}", current.address(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The KMS port has to be opened anew", e);
        }
        return false;
    }

    private void serve(OpenPort opened, Batcher batcher) throws IOException, InterruptedException {
        batcher.refreshAuthenticator(opened);
        opened.start(starter);
        port = opened;
        if (isStopped()) {
            opened.end();
        }
        LOG.log(Level.INFO, "KMS requests are served on {0}", opened.address());
        batcher.tellOpened(opened.address().getPort());
        try (Closeable told = opened.tell(binding)) {
            batcher.serve(opened, settings);
        }
    }

    private boolean awaitReady(Batcher batcher) throws InterruptedException {
        boolean told = false;
        while (!isStopped()) {
            if (batcher.isEndpointReady()) {
                return true;
            }
            if (!told) {
                told = true;
                LOG.log(Level.INFO, "The KMS port opens as soon as the endpoint is ready");
            }
            stopped.await(READY_POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /**
     * Closes the port. Who has asked is answered first, for a few seconds at most.
     *
     * @return whether everything has ended
     */
    boolean stop() {
        stopped.countDown();
        OpenPort opened = port;
        if (opened != null) {
            opened.end();
        }
        try {
            return ended.await(3 * OpenPort.GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The number of the port while it is open, otherwise -1. */
    int portNumber() {
        OpenPort opened = port;
        try {
            return opened == null ? -1 : opened.address().getPort();
        } catch (IOException e) {
            return -1;
        }
    }

    /** How many connections are open. */
    int openConnections() {
        OpenPort opened = port;
        return opened == null ? 0 : opened.connections();
    }

    Traffic traffic() {
        return traffic;
    }
}

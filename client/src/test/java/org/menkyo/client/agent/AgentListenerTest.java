package org.menkyo.client.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose time is counted. */
@Timeout(60)
@Tag("VA-503")
class AgentListenerTest {

    private static final AgentLimits SHORT =
            new AgentLimits(4, 4, Duration.ofMillis(200), Duration.ofSeconds(20), 1000);

    private static final int TIMES = 500;

    @Test
    void thatTheAgentIsSlowItselfIsNotCountedAgainstThePeer() throws Exception {
        CountDownLatch preparing = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        AtomicInteger peers = new AtomicInteger();
        AgentListener.Exchange exchange = () -> {
            if (peers.getAndIncrement() == 0) {
                preparing.countDown();
                await(ready);
            }
            return connection ->
                    new Echo(connection, connection.getInputStream().read());
        };
        try (AgentListener listener =
                        new AgentListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SHORT, exchange);
                Socket prompt = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
            prompt.getOutputStream().write(7);
            await(preparing);
            try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
                assertThat(silent.getInputStream().read())
                        .as("cut off when the time is over, which began later")
                        .isEqualTo(-1);
            }
            ready.countDown();
            assertThat(prompt.getInputStream().read()).isEqualTo(7);
        }
    }

    /** The agent of a machine that has just been enrolled listens where it waited for the tool. */
    @Test
    void thePortCanBeOpenedAgainAsSoonAsItHasFinished() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        for (int i = 0; i < TIMES; i++) {
            AgentListener listener = new AgentListener(address, SHORT, () -> connection -> new Echo(connection, 0));
            address = new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.port());
            listener.finish();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** Answers what was sent. */
    private record Echo(Socket connection, int sent) implements AgentListener.Work {

        @Override
        public void run() {}

        @Override
        public void answer() throws IOException {
            connection.getOutputStream().write(sent);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}

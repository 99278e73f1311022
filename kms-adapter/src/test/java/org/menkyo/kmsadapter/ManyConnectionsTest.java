package org.menkyo.kmsadapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.menkyo.protocol.kms.KmsRequest;

/** Very many connections that do nothing, or almost nothing, take little and hinder nobody (VA-311). */
class ManyConnectionsTest {

    private static final int MANY = 10_000;
    private static final int OTHER_FILES = 1000;
    private static final long MOST_HEAP_EACH = 4096;
    private static final long MOST_DIRECT = 32L << 20;

    @Test
    @Tag("VA-311")
    void tenThousandIdleConnectionsTakeNoThreadsAndLittleMemory() throws Exception {
        hold(RunningServer.settings(limits()), 0);
    }

    @Test
    @Tag("VA-311")
    void tenThousandHalfFramesTakeNoThreadsAndLittleMemory() throws Exception {
        hold(RunningServer.settings(limits()), 10);
    }

    @Test
    @Tag("VA-311")
    void slowSendersAreSentAwayTogether() throws Exception {
        KmsServerSettings settings =
                RunningServer.impatient(RunningServer.settings(limits()), Duration.ofHours(1), Duration.ofMillis(500));
        try (RunningServer running = RunningServer.with(new FakeEndpoint(), settings)) {
            Process others = connections(running, 2000, 5);
            try {
                RunningServer.until(() -> running.server.openConnections() == 0);
                assertThatItServes(running);
            } finally {
                end(others);
            }
        }
    }

    private static String[] limits() {
        return new String[] {
            "max-connections",
            "20000",
            "max-connections-per-address",
            "20000",
            "idle-timeout",
            "3600",
            "frame-timeout",
            "3600"
        };
    }

    private static void hold(KmsServerSettings settings, int bytesOfEach) throws Exception {
        long files = maxFiles();
        assumeTrue(
                files >= MANY + OTHER_FILES,
                "a process may have " + files + " open files only; raise the limit to " + (MANY + OTHER_FILES));
        try (RunningServer running = RunningServer.with(new FakeEndpoint(), settings)) {
            assertThatItServes(running);
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long heap = usedHeap();
            Process others = connections(running, MANY, bytesOfEach);
            try {
                RunningServer.until(() -> running.server.openConnections() == MANY);
                assertThatItServes(running);
                assertThat(usedHeap() - heap).isLessThan(MANY * MOST_HEAP_EACH);
                assertThat(directMemory()).isLessThan(MOST_DIRECT);
                assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThanOrEqualTo(threads + 2);
            } finally {
                end(others);
            }
            RunningServer.until(() -> running.server.openConnections() == 0);
            assertThatItServes(running);
        }
    }

    /** Returns when all are open. */
    private static Process connections(RunningServer running, int number, int bytesOfEach) throws IOException {
        Path classes = Path.of("target", "test-classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classes.toString(),
                        IdleConnections.class.getName(),
                        Integer.toString(running.server.portNumber()),
                        Integer.toString(number),
                        Integer.toString(bytesOfEach))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(output.readLine()).isEqualTo(Integer.toString(number));
        return process;
    }

    private static void end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    private static void assertThatItServes(RunningServer running) throws Exception {
        try (KmsClient client = running.connect()) {
            KmsRequest request = KmsClient.request();
            client.send(request);
            assertThat(client.isAnswered(request)).isTrue();
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    private static long maxFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 0;
    }
}

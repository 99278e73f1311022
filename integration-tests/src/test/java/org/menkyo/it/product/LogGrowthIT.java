package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What strangers send and what is away makes the log grow by so much a minute and no more. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LogGrowthIT {

    private static final int CALLS = Integer.getInteger("menkyo.it.bad-calls", 1500);
    private static final int OUTAGES = Integer.getInteger("menkyo.it.outages", 2);

    /** For each minute: lines that tell something, all lines with those of stack traces, and bytes. */
    private static final long TOLD = 100;

    private static final long LINES = 3000;
    private static final long BYTES = 400_000;

    private static final Pattern BEGIN =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ [A-Z]+ .*");

    private static final RunningProduct PRODUCT =
            RunningProduct.create(Map.of("MENKYO_RESTARTS", Integer.toString(OUTAGES)));

    private final Random random = new Random(1);

    @BeforeAll
    static void begin() {
        PRODUCT.start();
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    @Order(1)
    @Tag("LC-1110")
    void callsOfStrangersAreToldOnceAMinuteWithoutStackTraces() throws IOException {
        Growth growth = new Growth();
        for (int i = 0; i < CALLS; i++) {
            switch (i % 3) {
                case 0 -> call(PRODUCT.server().getPort(), bytes(rest(i / 3)));
                case 1 -> call(PRODUCT.server().getPort(), bytes(soap(i / 3)));
                default -> call(PRODUCT.kmsPort(), frame());
            }
        }

        growth.assertBounded(CALLS + " calls");
        assertThat(growth.lines())
                .as("stack traces for what senders did wrong")
                .noneMatch(line -> line.contains("\tat "))
                .allMatch(line -> BEGIN.matcher(line).matches());
    }

    @Test
    @Order(2)
    @Tag("LC-1110")
    void outagesOfTheDatabaseAreToldOnceAMinute() throws IOException {
        Growth growth = new Growth();
        for (int i = 0; i < OUTAGES; i++) {
            PRODUCT.killDatabase();
            PRODUCT.awaitReady();
        }

        growth.assertBounded(OUTAGES + " outages");
        assertThat(growth.lines())
                .allMatch(line -> line.startsWith("\t") || BEGIN.matcher(line).matches());
    }

    private static byte[] bytes(String call) {
        return call.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String rest(int number) {
        String word = word();
        List<String> calls = List.of(
                http("POST", "/api/registrations", "Content-Type: " + word + "/" + word(), "x"),
                http("POST", "/api/registrations", "Content-Type: " + word, "x"),
                http("POST", "/api/registrations", "Content-Type: application/json", "{\"" + word),
                http("GET", "/api/products", "Accept: " + word + "/" + word(), ""),
                http("GET", "/api/orders/%ff" + word, "Accept: */*", ""),
                http("GET", "/api/" + word + "/%0a%0dERROR%1b", "Accept: */*", ""),
                http("GET", "/api/orders", "Authorization: Bearer " + word, ""),
                http(
                        "GET",
                        "/api/orders",
                        "Authorization: Basic "
                                + Base64.getEncoder()
                                        .encodeToString((word + "\n:x\n").getBytes(StandardCharsets.UTF_8)),
                        ""),
                http("GET", "/api/products", "X-Correlation-Id: " + word + "\u001b[2J\u0085 ERROR [forged]", ""));
        return calls.get(number % calls.size());
    }

    private String soap(int number) {
        String word = word();
        List<String> calls = List.of(
                http("POST", "/ws/OrderService", "Content-Type: text/xml; charset=utf-8", "<" + word),
                http("POST", "/ws/OrderService", "Content-Type: " + word + "/" + word(), "<a/>"),
                http(
                        "POST",
                        "/ws/OrderService",
                        "Content-Type: text/xml; charset=utf-8",
                        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><a xmlns='urn:" + word
                                + "'/></s:Body></s:Envelope>"),
                http("PUT", "/ws/OrderService", "Content-Type: text/xml; charset=utf-8", "<a/>"),
                http("GET", "/ws/" + word, "Accept: */*", ""));
        return calls.get(number % calls.size());
    }

    private byte[] frame() {
        byte[] frame = new byte[20 + random.nextInt(200)];
        random.nextBytes(frame);
        return frame;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static String http(String method, String path, String header, String body) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Sends bytes and takes what comes; a server may close the connection whenever it wants. */
    private static void call(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            InputStream answer = socket.getInputStream();
            byte[] part = new byte[8192];
            while (answer.read(part) >= 0) {
                continue;
            }
        } catch (SocketTimeoutException | SocketException closed) {
            return;
        }
    }

    /** What the server's log has got since now. */
    private static final class Growth {

        private static final Path FOLDER = PRODUCT.data().resolve("log");

        private final Instant since = Instant.now();
        private final long server = size("server.log");
        private final long others = others();

        private static long size(String file) {
            try {
                return Files.size(FOLDER.resolve(file));
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }

        private static long others() {
            return size("server-console.log") + size("postgresql.log");
        }

        List<String> lines() throws IOException {
            byte[] log = Files.readAllBytes(FOLDER.resolve("server.log"));
            return new String(Arrays.copyOfRange(log, (int) server, log.length), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }

        void assertBounded(String cause) throws IOException {
            long minutes = Duration.between(since, Instant.now()).toMinutes() + 1;
            List<String> lines = lines();
            long told =
                    lines.stream().filter(line -> BEGIN.matcher(line).matches()).count();
            long bytes = size("server.log") - server;
            System.out.println(cause + ": " + told + " lines and " + (lines.size() - told) + " of stack traces, "
                    + bytes + " bytes, in " + minutes + " minutes");
            assertThat(told).as(cause).isLessThan(TOLD * minutes);
            assertThat(lines).as(cause).hasSizeLessThan((int) (LINES * minutes));
            assertThat(bytes).as(cause).isLessThan(BYTES * minutes);
            assertThat(others() - others).as(cause).isLessThan(BYTES);
        }
    }
}

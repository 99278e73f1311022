package org.menkyo.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the running server offers to the network is what docs/security/surface.md says, and nothing else. */
class SurfaceIT {

    private static final RunningProduct PRODUCT = RunningProduct.get();
    private static final Path PAGE = Path.of("../docs/security/surface.md");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String LISTENING = "0A";

    @Test
    @EnabledOnOs(OS.LINUX)
    void theServerListensOnTheDocumentedPortsOnly() throws IOException {
        Set<Integer> documented = rows("Ports of the server").stream()
                .map(row -> PRODUCT.port(row.get(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).hasSize(4);
        assertThat(listening(PRODUCT.serverProcess(), "tcp", "tcp6")).isEqualTo(documented);
        assertThat(listening(PRODUCT.serverProcess(), "udp", "udp6")).isEmpty();
    }

    static Stream<String> documentedPaths() throws IOException {
        return rows("Paths of the web port").stream().map(row -> row.get(0));
    }

    @ParameterizedTest
    @MethodSource("documentedPaths")
    void aDocumentedPathIsServed(String path) throws Exception {
        assertThat(get(PRODUCT.server().resolve(path)).statusCode()).isNotIn(404, 500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/wildfly-services",
                "/wildfly-services/ejb/v1/discover",
                "/wildfly-services/naming/v1/lookup/x",
                "/wildfly-services/txn/v1/ut/begin",
                "/console",
                "/management",
                "/metrics",
                "/prometheus",
                "/health",
                "/welcome-content",
                "/jbossws",
                "/iiop",
                "/.well-known/openid-configuration",
                "/menkyo-web",
                "/ws/../management"
            })
    void nothingElseIsServed(String path) throws Exception {
        HttpResponse<String> answer = get(PRODUCT.server().resolve(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/index.html", "/error", "/wildfly-services", "/metrics"})
    void theManagementPortHasNoPages(String path) throws Exception {
        HttpResponse<String> answer = get(PRODUCT.management(path));

        assertThat(answer.statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jboss-remoting", "activemq-remoting", "websocket", "h2c"})
    void theWebPortBecomesNoOtherProtocol(String protocol) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), PRODUCT.port("MENKYO_HTTP_PORT"))) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /api/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: "
                                    + protocol
                                    + "\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nSec-JbossRemoting-Key: x\r\nSec-ActiveMQRemoting-Key: x\r\n"
                                    + "Sec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket.getInputStream())).startsWith("HTTP/1.1 200");
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/health/live", "/api/products", "/ws/OrderService?wsdl", "/openapi", "/nothing", "/api/x"})
    void everyAnswerTellsBrowsersWhatNotToDo(String path) throws Exception {
        HttpResponse<String> answer = get(PRODUCT.server().resolve(path));

        for (List<String> row : rows("Headers of every answer")) {
            assertThat(answer.headers().firstValue(row.get(0))).as(row.get(0)).isPresent();
        }
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).containsAnyOf("no-store", "no-cache");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void whatComesOverTlsAsksForTlsFromNowOn() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, new SecureRandom());
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();

        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(PRODUCT.tlsServer().resolve("/api/health/live"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void onlyTheOwnerReadsTheDataAndTheKey() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(PRODUCT.data())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(PRODUCT.data().resolve("master-key.cs"))))
                .isEqualTo("rw-------");
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /** The cells of the table under a heading of the page, without code marks. */
    private static List<List<String>> rows(String heading) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
    }

    /** The ports of the sockets that a process holds and that nobody has connected to. */
    private static Set<Integer> listening(ProcessHandle process, String... protocols) throws IOException {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        Set<String> sockets = new TreeSet<>();
        try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
            for (Path file : open.toList()) {
                String target = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        Set<Integer> ports = new TreeSet<>();
        for (String protocol : protocols) {
            for (String line : Files.readAllLines(folder.resolve("net").resolve(protocol))) {
                String[] fields = line.strip().split("\\s+");
                boolean waiting = protocol.startsWith("udp") || fields[3].equals(LISTENING);
                if (waiting && fields.length > 9 && sockets.contains(fields[9])) {
                    ports.add(Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static final class AnyCertificate extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

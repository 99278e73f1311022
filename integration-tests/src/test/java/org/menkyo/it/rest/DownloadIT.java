package org.menkyo.it.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.permission.Credentials;
import org.menkyo.it.permission.MatrixWorld;
import org.menkyo.it.product.FreePorts;
import org.menkyo.it.product.Mailbox;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.permission.Role;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.call.Party;

/** Media files from their upload to programs that download them; a product of its own, since its pool is small and it dies. */
@Tag("LC-702")
class DownloadIT {

    private static final int POOL = 8;
    /** More than the threads that serve other calls. */
    private static final int SLOW_READERS = 16 * Runtime.getRuntime().availableProcessors() + 8;

    private static final int SIZE = 60 * 1024 * 1024 + 17;
    private static final int PIECE = 32 * 1024 * 1024;
    private static final String NAME = "サーバー 2008.iso";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final RunningProduct PRODUCT = RunningProduct.create(Map.of(
            "MENKYO_DB_POOL_SIZE", Integer.toString(POOL),
            "MENKYO_DOWNLOADS_PER_PERSON", Integer.toString(SLOW_READERS),
            "MENKYO_DOWNLOADS_AT_A_TIME", Integer.toString(SLOW_READERS + 2)));

    private static MatrixWorld world;
    private static Credentials operator;
    private static Credentials administrator;
    private static byte[] bytes;
    private static String sha256;
    private static String mediaId;

    @TempDir
    private Path folder;

    @BeforeAll
    static void recordAFile() throws Exception {
        PRODUCT.start();
        world = MatrixWorld.in(PRODUCT);
        operator = world.technical(Party.OPERATOR);
        administrator = world.holder(Role.ADMINISTRATOR);
        bytes = new byte[SIZE];
        new Random(702).nextBytes(bytes);
        sha256 = HexFormat.of().formatHex(Sha256.digest().digest(bytes));
        String upload = start(sha256);
        assertThat(offset(upload)).isZero();
        append(upload, 0, 0, PIECE, 204);
        assertThat(offset(upload)).isEqualTo(PIECE);
        append(upload, 0, 0, PIECE, 409);
        append(upload, PIECE, PIECE, SIZE, 204);
        JsonObject file = object(call(operator, "POST", "/media-uploads/" + upload + "/completion", null), 201);
        mediaId = file.getString("id");
    }

    @AfterAll
    static void stop() {
        PRODUCT.stop();
    }

    @Test
    void aPieceIsForOperatorsAndHasALimit() throws Exception {
        String upload = start(sha256);
        HttpResponse<String> refused = call(
                administrator,
                "PATCH",
                "/media-uploads/" + upload + "?offset=0",
                BodyPublishers.ofByteArray(new byte[10]));
        assertThat(refused.statusCode()).isEqualTo(403);
        HttpResponse<String> tooLong = call(
                operator,
                "PATCH",
                "/media-uploads/" + upload + "?offset=0",
                BodyPublishers.ofByteArray(bytes, 0, PIECE + 1));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(offset(upload)).as("nothing of it counts").isZero();
        HttpResponse<String> elsewhere =
                call(operator, "POST", "/media-uploads", BodyPublishers.ofString(" ".repeat(300_000) + "{}"));
        assertThat(elsewhere.statusCode())
                .as("other bodies are as short as before")
                .isEqualTo(413);
    }

    @Test
    void aDamagedFileIsRefusedAndLeavesNothing() throws Exception {
        String upload = object(
                        call(operator, "POST", "/media-uploads", BodyPublishers.ofString(announced("0".repeat(64), 4))),
                        201)
                .getString("id");
        append(upload, 0, 0, 4, 204);
        assertThat(call(operator, "POST", "/media-uploads/" + upload + "/completion", null)
                        .statusCode())
                .isEqualTo(422);
        assertThat(call(operator, "GET", "/media-uploads/" + upload, null).statusCode())
                .isEqualTo(404);
        assertThat(PRODUCT.data().resolve("media/arriving").resolve(upload)).doesNotExist();
    }

    @Test
    void aLinkGivesTheFileWithoutASignInAndTellsWhatItIs() throws Exception {
        URI link = link();
        HttpResponse<byte[]> whole = HTTP.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(bytes);
        assertThat(header(whole, "ETag")).isEqualTo('"' + sha256 + '"');
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(whole, "Repr-Digest")).startsWith("sha-256=:").endsWith(":");
        assertThat(header(whole, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"____ 2008.iso\";"
                        + " filename*=UTF-8''%E3%82%B5%E3%83%BC%E3%83%90%E3%83%BC%202008.iso");
        HttpResponse<byte[]> same = HTTP.send(
                HttpRequest.newBuilder(link)
                        .header("If-None-Match", '"' + sha256 + '"')
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(same.statusCode()).isEqualTo(304);
        HttpRequest forged = HttpRequest.newBuilder(
                        URI.create(link.toString().replaceFirst("/[^/]+/([^/]+)$", "/" + "A".repeat(43) + "/$1")))
                .build();
        assertThat(HTTP.send(forged, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    }

    @Test
    void severalRangesAreOneDownloadInTheAudit() throws Exception {
        long before = downloadsInAudit();
        URI link = link();
        ranged(link, "GET", "bytes=0-9", null);
        ranged(link, "GET", "bytes=10-19", null);
        HTTP.send(
                HttpRequest.newBuilder(link)
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());

        assertThat(downloadsInAudit()).isEqualTo(before + 1);
    }

    @Test
    void whoLosesTheRightDownloadsNoMore() throws Exception {
        Credentials holder = world.holder(Role.DOWNLOAD_ADMINISTRATOR);
        URI link = link(holder);
        assertThat(ranged(link, "GET", "bytes=0-0", null).statusCode()).isEqualTo(206);
        String user = "/licenses/" + world.licenseId() + "/users/" + holder.name();
        assertThat(call(administrator, "PUT", user + "/suspension", null).statusCode())
                .isLessThan(300);

        assertThat(ranged(link, "GET", "bytes=0-0", null).statusCode()).isIn(403, 404);

        assertThat(call(administrator, "DELETE", user + "/suspension", null).statusCode())
                .isLessThan(300);
        assertThat(ranged(link, "GET", "bytes=0-0", null).statusCode()).isEqualTo(206);
    }

    @Test
    @Tag("LC-703")
    void physicalMediaAreAskedForWithAWarningAndShipped() throws Exception {
        String path = "/licenses/" + world.licenseId() + "/physical-media-requests";
        String asked = """
                {"product": "SVR-STD-2008", "language": "en", "count": 1, "recipient": "Jo Miller", "taxExempt": true,
                 "warningAccepted": %s, "address": {"street": "1 Main Street", "city": "Sacramento", "region": "California",
                 "postalCode": "95814", "country": "US"}}""";
        HttpResponse<String> warned =
                call(administrator, "POST", path, BodyPublishers.ofString(asked.formatted(false)));
        assertThat(object(warned, 422).getString("code")).isEqualTo("TAX_WARNING_NOT_ACCEPTED");
        JsonObject made =
                object(call(administrator, "POST", path, BodyPublishers.ofString(asked.formatted(true))), 201);
        assertThat(made.getString("warningAcceptedBy")).isEqualTo(administrator.name());
        String state = "/support/physical-media-requests/" + made.getString("id") + "/state";
        Credentials support = world.technical(Party.SUPPORT_AGENT);
        assertThat(call(support, "POST", path, BodyPublishers.ofString(asked.formatted(true)))
                        .statusCode())
                .as("for itself")
                .isEqualTo(403);
        object(call(support, "POST", state, BodyPublishers.ofString("{\"state\": \"IN_PREPARATION\"}")), 200);
        object(
                call(
                        operator,
                        "POST",
                        state,
                        BodyPublishers.ofString("{\"state\": \"SHIPPED\", \"comment\": \"Parcel 12\"}")),
                200);

        assertThat(object(call(administrator, "GET", "/physical-media-requests", null), 200)
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("state"))
                .isEqualTo("SHIPPED");
        Mailbox mailbox = PRODUCT.mailbox();
        Mailbox.Mail told =
                mailbox.await(administrator.name(), mail -> mailbox.text(mail).contains("Parcel 12"));
        assertThat(told.subject()).isEqualTo("Your media were shipped");
    }

    @Test
    void slowReadersTakeNeitherConnectionsToTheDatabaseNorThreadsOfOtherCalls() throws Exception {
        List<Socket> readers = new ArrayList<>();
        try {
            URI link = link();
            for (int i = 0; i < SLOW_READERS; i++) {
                Socket reader = new Socket(InetAddress.getLoopbackAddress(), link.getPort());
                readers.add(reader);
                reader.getOutputStream()
                        .write(("GET " + link.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                                .getBytes(ISO_8859_1));
                assertThat(new String(reader.getInputStream().readNBytes(15), ISO_8859_1))
                        .isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(SLOW_READERS).isGreaterThan(POOL);
            assertThat(object(call(administrator, "GET", "/downloads", null), 200)
                            .getJsonArray("items"))
                    .isNotEmpty();
            assertThat(ranged(link, "GET", "bytes=0-0", null).statusCode())
                    .as("more than one person may have at a time")
                    .isEqualTo(429);
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
        URI link = link();
        assertThat(await(() -> ranged(link, "GET", "bytes=0-0", null).statusCode() == 206))
                .as("those who went away gave their places back")
                .isTrue();
    }

    /** Malformed ones are left out: nginx refuses them, and here the whole file is sent; RFC 9110 section 14.2 lets both. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-0",
                "bytes=100-199",
                "bytes=62914000-",
                "bytes=-100",
                "bytes=-99999999999",
                "bytes=0-9,20-29",
                "bytes=500-509, -10",
                "bytes=20-29,0-9",
                "bytes=99999999999-",
                "bytes=0-1,99999999999-"
            })
    void rangesAreAnsweredAsByNginx(String range) throws Exception {
        Peers.need(Peers.runs("nginx", "-v"), "nginx");
        try (Nginx nginx = Nginx.serving(folder, bytes)) {
            URI link = link();
            assertThat(shown(ranged(link, "GET", range, null)))
                    .isEqualTo(shown(ranged(nginx.file(), "GET", range, null)));
            assertThat(shown(ranged(link, "GET", range, "\"old\"")))
                    .as("If-Range with an old tag")
                    .isEqualTo(shown(ranged(nginx.file(), "GET", range, "\"old\"")));
            for (URI file : List.of(link, nginx.file())) {
                String tag = header(ranged(file, "GET", "bytes=0-0", null), "ETag");
                assertThat(ranged(file, "GET", "bytes=0-0", tag).statusCode()).isEqualTo(206);
            }
            HttpResponse<byte[]> head = ranged(link, "HEAD", range, null);
            assertThat(head.body()).isEmpty();
            assertThat(header(ranged(link, "HEAD", null, null), "Content-Length"))
                    .isEqualTo(header(ranged(nginx.file(), "HEAD", null, null), "Content-Length"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void aDownloadThatWasKilledGoesOnAlsoAfterTheServerDied(String program) throws Exception {
        Peers.need(Peers.runs(program, "--version"), program);
        String link = link().toString();
        Path file = folder.resolve("file.iso");
        List<String> slowly = program.equals("curl")
                ? List.of("curl", "-sS", "-C", "-", "--limit-rate", "2M", "-o", file.toString(), link)
                : List.of("wget", "-q", "-c", "--limit-rate=2m", "-O", file.toString(), link);

        killWhileItDownloads(slowly, file, 1_000_000);
        PRODUCT.killServer();
        PRODUCT.awaitReady();
        killWhileItDownloads(slowly, file, 4_000_000);
        assertThat(Files.size(file)).isLessThan(SIZE);
        List<String> command = new ArrayList<>(slowly);
        command.removeIf(option -> option.startsWith("--limit-rate") || option.equals("2M"));
        Process last = new ProcessBuilder(command).inheritIO().start();
        assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(last.exitValue()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private static void killWhileItDownloads(List<String> command, Path file, long more) throws Exception {
        long before = Files.exists(file) ? Files.size(file) : 0;
        Process program = new ProcessBuilder(command).inheritIO().start();
        try {
            assertThat(await(() -> Files.exists(file) && Files.size(file) >= before + more))
                    .isTrue();
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    /** nginx with the same file, to be compared with. */
    private record Nginx(Process process, URI file) implements AutoCloseable {

        static Nginx serving(Path folder, byte[] bytes) throws Exception {
            Path served = Files.createDirectories(folder.resolve("served"));
            Files.write(served.resolve("file.iso"), bytes);
            int port = FreePorts.take(1).get(0);
            Path configuration = Files.writeString(folder.resolve("nginx.conf"), """
                    daemon off;
                    master_process off;
                    pid %1$s/nginx.pid;
                    error_log stderr;
                    events {}
                    http {
                      access_log off;
                      client_body_temp_path %1$s/body;
                      proxy_temp_path %1$s/proxy;
                      fastcgi_temp_path %1$s/fastcgi;
                      uwsgi_temp_path %1$s/uwsgi;
                      scgi_temp_path %1$s/scgi;
                      server { listen 127.0.0.1:%2$d; root %1$s/served; }
                    }
                    """.formatted(folder, port));
            Process process = new ProcessBuilder("nginx", "-c", configuration.toString(), "-p", folder.toString())
                    .inheritIO()
                    .start();
            Nginx nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port + "/file.iso"));
            assertThat(await(() -> {
                        try {
                            return ranged(nginx.file(), "HEAD", null, null).statusCode() == 200;
                        } catch (IOException notYet) {
                            return false;
                        }
                    }))
                    .isTrue();
            return nginx;
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    /** All of an answer that a client of ranges goes by; the parts of several ranges without what parts them. */
    private static String shown(HttpResponse<byte[]> answer) {
        StringBuilder shown = new StringBuilder()
                .append(answer.statusCode())
                .append(' ')
                .append(header(answer, "Content-Range"))
                .append('\n');
        String type = header(answer, "Content-Type");
        if (type.startsWith("multipart/byteranges")) {
            String boundary = type.replaceFirst(".*boundary=", "");
            String body = new String(answer.body(), ISO_8859_1);
            assertThat(body).endsWith("--" + boundary + "--\r\n");
            for (String part : body.split("(\r\n)?--" + Pattern.quote(boundary))) {
                Matcher parsed = Pattern.compile("(?is).*?Content-Range: (bytes [0-9/-]+)\r\n\r\n(.*)")
                        .matcher(part);
                if (parsed.matches()) {
                    shown.append(parsed.group(1))
                            .append('\n')
                            .append(digest(parsed.group(2).getBytes(ISO_8859_1)));
                }
            }
        } else if (answer.statusCode() < 300) {
            shown.append(digest(answer.body()));
        }
        return shown.toString();
    }

    private static String digest(byte[] body) {
        return body.length + " bytes "
                + HexFormat.of().formatHex(Sha256.digest().digest(body)) + '\n';
    }

    private static HttpResponse<byte[]> ranged(URI file, String method, String range, String ifRange)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(file).method(method, BodyPublishers.noBody());
        if (range != null) {
            request.header("Range", range);
        }
        if (ifRange != null) {
            request.header("If-Range", ifRange);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static boolean await(Condition condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    private static String start(String digest) throws Exception {
        return object(call(operator, "POST", "/media-uploads", BodyPublishers.ofString(announced(digest, SIZE))), 201)
                .getString("id");
    }

    private static String announced(String digest, int size) {
        return """
                {"product": "SVR-STD-2008", "kind": "FULL", "language": "ja", "version": "%s", "fileName": "%s",
                 "size": %d, "sha256": "%s"}""".formatted(UUID.randomUUID(), NAME, size, digest);
    }

    private static void append(String upload, int offset, int from, int to, int status) throws Exception {
        HttpResponse<String> answer = call(
                operator,
                "PATCH",
                "/media-uploads/" + upload + "?offset=" + offset,
                BodyPublishers.ofByteArray(bytes, from, to - from));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static long offset(String upload) throws Exception {
        HttpResponse<String> answer = call(operator, "HEAD", "/media-uploads/" + upload, null);
        return Long.parseLong(header(answer, "Upload-Offset"));
    }

    private static URI link() throws Exception {
        return link(administrator);
    }

    private static URI link(Credentials caller) throws Exception {
        JsonObject download = object(
                call(
                        caller,
                        "POST",
                        "/licenses/" + world.licenseId() + "/downloads",
                        BodyPublishers.ofString("{\"mediaId\": \"" + mediaId + "\"}")),
                201);
        // The base address of links is not that of a product on free ports.
        return PRODUCT.server().resolve(URI.create(download.getString("link")).getRawPath());
    }

    private static long downloadsInAudit() throws Exception {
        String lines = call(administrator, "GET", "/licenses/" + world.licenseId() + "/audit.jsonl", null)
                .body();
        return lines.lines().filter(line -> line.contains("\"DOWNLOAD_MEDIA\"")).count();
    }

    private static HttpResponse<String> call(Credentials caller, String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(PRODUCT.rest(path))
                .method(method, body == null ? BodyPublishers.noBody() : body)
                .header("Authorization", caller.header().orElseThrow());
        if (body != null) {
            request.header("Content-Type", method.equals("PATCH") ? "application/octet-stream" : "application/json");
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonObject object(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

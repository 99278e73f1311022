package org.menkyo.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.it.permission.Credentials;
import org.menkyo.it.permission.MatrixWorld;
import org.menkyo.it.product.FreePorts;
import org.menkyo.it.product.RunningProduct;
import org.menkyo.peer.s3.S3Server;
import org.menkyo.permission.Role;
import org.menkyo.protocol.crypto.Sha256;
import org.menkyo.shared.call.Party;

/** Media files in a store that speaks S3; a product of its own, since a product has one store. */
@Tag("LC-702")
class MediaStoreIT {

    private static final int SIZE = 40 * 1024 * 1024 + 17;
    private static final int PIECE = 32 * 1024 * 1024;
    private static final byte[] BYTES = new byte[SIZE];

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private static Path folder;

    private static S3Server store;
    private static RunningProduct product;
    private static MatrixWorld world;
    private static Credentials operator;
    private static Credentials administrator;

    @BeforeAll
    static void start() throws Exception {
        new Random(702).nextBytes(BYTES);
        store = new S3Server(folder, FreePorts.take(1).get(0)).start();
        product = RunningProduct.create(Map.of(
                "MENKYO_MEDIA_STORE",
                "S3",
                "MENKYO_MEDIA_S3_ENDPOINT",
                store.address().toString(),
                "MENKYO_MEDIA_S3_BUCKET",
                S3Server.BUCKET,
                "MENKYO_MEDIA_S3_PREFIX",
                "installation-1/",
                "MENKYO_MEDIA_S3_ACCESS_KEY",
                S3Server.ACCESS_KEY,
                "MENKYO_MEDIA_S3_SECRET_KEY",
                S3Server.SECRET_KEY));
        product.start();
        world = MatrixWorld.in(product);
        operator = world.technical(Party.OPERATOR);
        administrator = world.holder(Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        if (product != null) {
            product.stop();
        }
        store.close();
    }

    @Test
    void aFileGoesThroughTheStoreAndAStoreThatIsAwayIsTold() throws Exception {
        String media = uploaded();
        JsonObject file = object(complete(media), 201);

        assertThat(Files.size(kept(media))).as("in the store").isEqualTo(SIZE);
        assertThat(product.data().resolve("media/arriving").resolve(media)).doesNotExist();
        assertThat(product.data().resolve("media/kept").resolve(media)).doesNotExist();
        URI link = link(file.getString("id"));
        assertThat(get(link, null).body()).isEqualTo(BYTES);
        assertThat(get(link, "bytes=1000-1999").body()).isEqualTo(Arrays.copyOfRange(BYTES, 1000, 2000));
        assertThat(get(link, "bytes=-17").body()).isEqualTo(Arrays.copyOfRange(BYTES, SIZE - 17, SIZE));
        HttpResponse<byte[]> several = get(link, "bytes=0-9, 41943040-41943049");
        assertThat(several.statusCode()).isEqualTo(206);
        assertThat(HexFormat.of().formatHex(several.body()))
                .contains(HexFormat.of().formatHex(BYTES, 0, 10))
                .contains(HexFormat.of().formatHex(BYTES, 41_943_040, 41_943_050));

        String waits = uploaded();
        store.close();
        for (String range : new String[] {null, "bytes=0-9", "bytes=0-9,20-29"}) {
            assertUnavailable(get(link, range), range);
        }
        assertUnavailable(complete(waits), "completion");
        store.start();

        assertThat(get(link, "bytes=0-9").statusCode()).isEqualTo(206);
        object(complete(waits), 201);
        assertThat(Files.readAllBytes(kept(waits))).isEqualTo(BYTES);
        assertThat(Files.readString(product.data().resolve("log/server.log"))).doesNotContain(S3Server.SECRET_KEY);
    }

    private static void assertUnavailable(HttpResponse<?> answer, String what) {
        assertThat(answer.statusCode()).as(what).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).as(what).contains("application/problem+json");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).as(what).hasValue(30);
        assertThat(answer.headers().firstValue("ETag")).as(what).isEmpty();
    }

    private static Path kept(String media) {
        return store.kept().resolve("installation-1").resolve(media);
    }

    private static String uploaded() throws Exception {
        String sha256 = HexFormat.of().formatHex(Sha256.digest().digest(BYTES));
        String announced = """
                {"product": "SVR-STD-2008", "kind": "FULL", "language": "ja", "version": "%s", "fileName": "a.iso",
                 "size": %d, "sha256": "%s"}""".formatted(UUID.randomUUID(), SIZE, sha256);
        String upload = object(call(operator, "POST", "/media-uploads", BodyPublishers.ofString(announced)), 201)
                .getString("id");
        for (int offset = 0; offset < SIZE; offset += PIECE) {
            HttpResponse<String> appended = call(
                    operator,
                    "PATCH",
                    "/media-uploads/" + upload + "?offset=" + offset,
                    BodyPublishers.ofByteArray(BYTES, offset, Math.min(PIECE, SIZE - offset)));
            assertThat(appended.statusCode()).as(appended.body()).isEqualTo(204);
        }
        return upload;
    }

    private static HttpResponse<String> complete(String upload) throws Exception {
        return call(operator, "POST", "/media-uploads/" + upload + "/completion", null);
    }

    private static URI link(String media) throws Exception {
        JsonObject download = object(
                call(
                        administrator,
                        "POST",
                        "/licenses/" + world.licenseId() + "/downloads",
                        BodyPublishers.ofString("{\"mediaId\": \"" + media + "\"}")),
                201);
        // The base address of links is not that of a product on free ports.
        return product.server().resolve(URI.create(download.getString("link")).getRawPath());
    }

    private static HttpResponse<byte[]> get(URI link, String range) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(link);
        if (range != null) {
            request.header("Range", range);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<String> call(Credentials caller, String method, String path, BodyPublisher body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.rest(path))
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
}

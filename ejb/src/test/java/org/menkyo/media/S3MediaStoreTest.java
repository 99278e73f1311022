package org.menkyo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.peer.s3.S3Server;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** The store against a server of others, through a wire that can be cut. */
@Tag("LC-702")
class S3MediaStoreTest {

    private static final int PART = 16 * 1024 * 1024;
    private static final int SIZE = PART + 1024 * 1024 + 5;
    private static final String PREFIX = "menkyo/";

    @TempDir
    private static Path servers;

    private static S3Server server;
    private static byte[] bytes;

    @TempDir
    private Path folder;

    private final UUID media = UUID.randomUUID();
    private Path arrived;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(servers, freePort()).start();
        bytes = new byte[SIZE];
        new Random(702).nextBytes(bytes);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aFileHasArrived() throws IOException {
        arrived = Files.write(folder.resolve("arrived"), bytes);
    }

    @Test
    void aFileGoesThereInPartsAndComesBackInAnyRange() throws IOException {
        S3MediaStore store = store(server.address());

        store.keep(media, arrived);

        assertThat(arrived).doesNotExist();
        assertThat(Files.readAllBytes(inStore())).isEqualTo(bytes);
        assertThat(read(store, 0, SIZE)).isEqualTo(bytes);
        assertThat(read(store, 0, 1)).isEqualTo(part(0, 1));
        assertThat(read(store, PART - 1, 3)).isEqualTo(part(PART - 1, 3));
        assertThat(read(store, SIZE - 10, 10)).isEqualTo(part(SIZE - 10, 10));
        assertThat(uploads()).isEmpty();
    }

    @Test
    void aReaderThatGoesAwayCanComeAgain() throws IOException {
        S3MediaStore store = store(server.address());
        store.keep(media, arrived);

        for (int i = 0; i < 20; i++) {
            try (InputStream read = store.read(media, 0, SIZE)) {
                assertThat(read.readNBytes(100)).isEqualTo(part(0, 100));
            }
        }
    }

    @Test
    void whatWasRemovedIsMissingAsInAFolder() throws IOException {
        S3MediaStore store = store(server.address());
        store.keep(media, arrived);

        store.remove(media);

        assertThat(inStore()).doesNotExist();
        assertThatThrownBy(() -> store.read(media, 0, 1)).isInstanceOf(NoSuchFileException.class);
        store.remove(media);
    }

    @Test
    void aStoreThatIsAwayIsToldAndTheFileStaysUntilItIsBack() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:" + freePort());
        S3MediaStore away = store(nobody);

        assertUnavailable(() -> away.keep(media, arrived));
        assertUnavailable(() -> away.read(media, 0, 1));
        assertUnavailable(() -> away.remove(media));

        assertThat(arrived).exists();
        S3MediaStore back = store(server.address());
        back.keep(media, arrived);
        assertThat(read(back, 0, SIZE)).isEqualTo(bytes);
    }

    @Test
    void wrongCredentialsAreToldWithoutTheSecret() throws IOException {
        String secret = "wrong-secret-of-an-operator";
        StringBuilder log = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.append(new SimpleFormatter().format(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            S3MediaStore store = store(server.address(), Map.of("menkyo.media.s3.secret-key", secret));
            assertUnavailable(() -> store.keep(media, arrived));
            assertUnavailable(() -> store.read(media, 0, 1));
        } finally {
            root.removeHandler(handler);
        }

        assertThat(log).contains("The store of media does not do what it is asked for", "Status Code: 403");
        assertThat(log).doesNotContain(secret);
        assertThat(arrived).exists();
    }

    @Test
    void aBucketThatIsNotThereIsTheStoresFaultAndNotTheFiles() throws IOException {
        S3MediaStore store = store(server.address(), Map.of("menkyo.media.s3.bucket", "no-such-bucket"));

        assertUnavailable(() -> store.keep(media, arrived));
        assertUnavailable(() -> store.read(media, 0, 1));
    }

    @Test
    void whatIsDamagedOnTheWayIsRefusedByItsSha256AndLeavesNothing() throws Exception {
        try (CutWire wire = new CutWire(server.address())) {
            wire.damageUploadsAfter(10 * 1024 * 1024);
            S3MediaStore store = store(wire.address());

            assertThat(catchThrowable(() -> store.keep(media, arrived))).isNotNull();

            assertThat(wire.wasUsed()).isTrue();
        }
        assertThat(inStore()).doesNotExist();
        assertThat(uploads()).as("no parts stay").isEmpty();
        assertThat(arrived).exists();
    }

    @Test
    void aKeepThatIsCutShortShowsNothingAndTheNextOneClearsUp() throws Exception {
        try (CutWire wire = new CutWire(server.address())) {
            wire.cutUploadsAfter(PART + 100_000);
            S3MediaStore store = store(wire.address());

            assertUnavailable(() -> store.keep(media, arrived));

            assertThat(wire.wasUsed()).isTrue();
        }
        assertThat(inStore()).doesNotExist();
        assertThat(uploads()).as("what a dead server leaves").hasSize(1);
        S3MediaStore store = store(server.address());
        store.keep(media, arrived);
        assertThat(read(store, 0, SIZE)).isEqualTo(bytes);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void anUploadThatIsGivenUpLeavesNoPartsEither() throws Exception {
        try (CutWire wire = new CutWire(server.address())) {
            wire.cutUploadsAfter(PART + 100_000);
            S3MediaStore store = store(wire.address());
            assertUnavailable(() -> store.keep(media, arrived));
        }
        assertThat(uploads()).hasSize(1);

        store(server.address()).remove(media);

        assertThat(uploads()).isEmpty();
    }

    @Test
    void aConnectionThatTheStoreEndsBehindASlowReaderIsMadeAnew() throws Exception {
        store(server.address()).keep(media, arrived);
        try (CutWire wire = new CutWire(server.address())) {
            wire.cutDownloadsAfter(5 * 1024 * 1024);

            assertThat(read(store(wire.address()), 7, SIZE - 7)).isEqualTo(part(7, SIZE - 7));

            assertThat(wire.wasUsed()).isTrue();
        }
    }

    @Test
    void aStoreWithLessThanTheFileIsAnErrorAndNoEndlessLoop() throws IOException {
        List<Long> opened = new ArrayList<>();
        InputStream read = new S3Bytes(
                (start, length) -> {
                    opened.add(start);
                    return new ByteArrayInputStream(start < 10 ? new byte[] {1} : new byte[0]);
                },
                0,
                20);

        assertThat(read.readNBytes(10)).hasSize(10);
        assertThatThrownBy(read::read).isInstanceOf(IOException.class).hasMessageContaining("byte 10");
        assertThat(opened).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 10L);
    }

    @Test
    void noFileHasMorePartsThanAStoreJoins() {
        assertThat(S3MediaStore.partOf(1)).isEqualTo(PART);
        for (long size : List.of(1L << 30, 10_000L * PART, 10_000L * PART + 1, StartMediaUpload.MAX_SIZE)) {
            long part = S3MediaStore.partOf(size);
            assertThat((size + part - 1) / part).isLessThanOrEqualTo(10_000);
        }
    }

    private static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        UnavailableException refusal = catchThrowableOfType(UnavailableException.class, call);
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refusal.retryAfter()).isPositive();
    }

    private static S3MediaStore store(URI address) {
        return store(address, Map.of());
    }

    private static S3MediaStore store(URI address, Map<String, String> other) {
        return new S3MediaStore(bucket(address, other));
    }

    private static S3Bucket bucket(URI address, Map<String, String> other) {
        Map<String, String> set = new HashMap<>(Map.of(
                "menkyo.media.s3.endpoint", address.toString(),
                "menkyo.media.s3.bucket", S3Server.BUCKET,
                "menkyo.media.s3.prefix", PREFIX,
                "menkyo.media.s3.access-key", S3Server.ACCESS_KEY,
                "menkyo.media.s3.secret-key", S3Server.SECRET_KEY));
        set.putAll(other);
        return new S3Bucket(new Settings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(set.get(name));
            }
        });
    }

    private Path inStore() {
        return server.kept().resolve(PREFIX + media);
    }

    /** Uploads to the media file that the store still waits for more parts of. */
    private List<String> uploads() {
        S3Bucket bucket = bucket(server.address(), Map.of());
        ListMultipartUploadsRequest list =
                ListMultipartUploadsRequest.builder().bucket(bucket.name()).build();
        return bucket.client().listMultipartUploads(list).uploads().stream()
                .filter(upload -> upload.key().equals(bucket.key(media)))
                .map(MultipartUpload::uploadId)
                .toList();
    }

    private byte[] read(S3MediaStore store, long start, long length) throws IOException {
        try (InputStream read = store.read(media, start, length)) {
            return read.readAllBytes();
        }
    }

    private static byte[] part(int start, int length) {
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

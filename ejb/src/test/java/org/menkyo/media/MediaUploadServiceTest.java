package org.menkyo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.menkyo.node.ThisNode;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.paging.PageRequest;
import org.menkyo.testing.LicensingScenario;
import org.menkyo.testing.SampleMedia;

@Tag("LC-702")
class MediaUploadServiceTest {

    @RegisterExtension
    static final LicensingScenario SCENARIO = new LicensingScenario();

    @TempDir
    private Path folder;

    private final String version = UUID.randomUUID().toString();
    private final byte[] bytes = new byte[100_000];
    private Caller operator;
    private SampleMedia media;

    @BeforeEach
    void anOperatorWithAFile() {
        new Random(7).nextBytes(bytes);
        operator = SCENARIO.operator();
        media = new SampleMedia(SCENARIO, folder);
    }

    @Test
    void aFileArrivesInPiecesAndGoesOnWhereItBrokeOff() throws IOException {
        UUID id = start(MediaKind.FULL);
        assertThat(append(id, 0, piece(0, 40_000))).isEqualTo(40_000);
        InputStream breaksOff = new SequenceInputStream(piece(40_000, 60_000), new GoneSender());
        assertThat(append(id, 40_000, breaksOff)).as("what came before").isEqualTo(60_000);

        assertThat(errorOf(() -> append(id, 40_000, piece(40_000, 60_000))))
                .as("a piece that is there already")
                .isEqualTo(ErrorCode.MEDIA_UPLOAD_OFFSET);
        assertThat(errorOf(() -> finish(id))).as("too early").isEqualTo(ErrorCode.MEDIA_UPLOAD_OFFSET);
        assertThat(media.call(MediaUploadService.class, s -> s.get(operator, id))
                        .received())
                .isEqualTo(60_000);

        append(id, 60_000, piece(60_000, bytes.length));
        MediaView file = finish(id);

        assertThat(file.id()).isEqualTo(id);
        assertThat(read(id)).isEqualTo(bytes);
        assertThat(list()).contains(file);
        List<?> recorded = SCENARIO.look(em -> em.createNativeQuery(
                        "SELECT action FROM audit_record WHERE subject_id = :id ORDER BY id", String.class)
                .setParameter("id", id.toString())
                .getResultList());
        assertThat(recorded).isEqualTo(List.of("START_MEDIA_UPLOAD", "FINISH_MEDIA_UPLOAD"));
        assertThatThrownBy(() -> finish(id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatIsNotTheAnnouncedFileIsRefusedAndLeavesNothing() throws IOException {
        UUID id = start(MediaKind.FULL);
        bytes[50_000]++;
        append(id, 0, piece(0, bytes.length));

        AtomicReference<LicensingException> refusal = new AtomicReference<>();
        media.call(MediaUploadService.class, s -> {
            refusal.set(catchThrowableOfType(LicensingException.class, () -> s.finish(operator, id)));
            return null;
        });

        assertThat(refusal.get().code()).isEqualTo(ErrorCode.MEDIA_DAMAGED);
        assertThat(kept()).isEmpty();
        assertThatThrownBy(() -> media.call(MediaUploadService.class, s -> s.get(operator, id)))
                .isInstanceOf(NotFoundException.class);
        assertThat(list()).extracting(MediaView::id).doesNotContain(id);
    }

    @Test
    void whatIsDamagedIsSaidToBeSoAlsoWhileTheStoreIsAway() throws IOException {
        UUID id = start(MediaKind.FULL);
        bytes[50_000]++;
        append(id, 0, piece(0, bytes.length));

        AtomicReference<LicensingException> refusal = new AtomicReference<>();
        media.call(MediaUploadService.class, beans -> beans.with(MediaStore.class, new AwayStore()), s -> {
            refusal.set(catchThrowableOfType(LicensingException.class, () -> s.finish(operator, id)));
            return null;
        });

        assertThat(refusal.get().code()).isEqualTo(ErrorCode.MEDIA_DAMAGED);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aPieceThatIsLongerThanWhatIsMissingIsRefused() {
        UUID id = start(MediaKind.FULL);

        InputStream tooMuch = new SequenceInputStream(piece(0, bytes.length), new ByteArrayInputStream(new byte[1]));
        assertThatThrownBy(() -> append(id, 0, tooMuch)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void nobodyElseWritesWhileAPieceArrives() {
        UUID id = start(MediaKind.FULL);
        // Committed apart from the piece that arrives, as on the server.
        MediaUploadSteps.Claimed claimed = media.call(MediaUploadSteps.class, s -> s.claimToAppend(id, 0));
        assertThatThrownBy(() -> append(id, 0, piece(0, 10))).isInstanceOf(UnavailableException.class);
        SCENARIO.clock().move(Duration.ofMinutes(6));
        assertThat(append(id, 0, piece(0, 10))).as("a claim that died").isEqualTo(10);
        media.call(MediaUploadSteps.class, s -> {
            s.release(claimed, 0);
            return null;
        });
        assertThat(media.call(MediaUploadService.class, s -> s.get(operator, id))
                        .received())
                .as("after the dead claim's end")
                .isEqualTo(10);
    }

    @Test
    @Tag("LC-1209")
    void whatAServerWroteThatHasEndedIsWrittenByAnotherAtOnce() throws SQLException {
        UUID id = start(MediaKind.FULL);
        ThisNode another = new ThisNode();
        SCENARIO.database().asOwner("INSERT INTO server_node VALUES ('" + another.id() + "', 'another', now())");
        media.call(MediaUploadSteps.class, beans -> beans.with(ThisNode.class, another), s -> s.claimToAppend(id, 0));
        assertThatThrownBy(() -> append(id, 0, piece(0, 10)))
                .as("while it runs")
                .isInstanceOf(UnavailableException.class);

        SCENARIO.database().asOwner("DELETE FROM server_node");

        assertThat(append(id, 0, piece(0, 10))).isEqualTo(10);
    }

    @Test
    void anAbandonedUploadIsRemovedAndOneThatGoesOnIsNot() throws IOException {
        UUID abandoned = start(MediaKind.FULL);
        append(abandoned, 0, piece(0, 10));
        UUID goesOn = start(MediaKind.BOOTABLE);
        SCENARIO.clock().move(Duration.ofHours(47));
        append(goesOn, 0, piece(0, 10));
        SCENARIO.clock().move(Duration.ofHours(2));

        media.call(AbandonedUploads.class, job -> job.runBatch());

        assertThat(kept()).containsExactly(goesOn.toString());
        assertThatThrownBy(() -> append(abandoned, 10, piece(10, 20))).isInstanceOf(NotFoundException.class);
        assertThat(append(goesOn, 10, piece(10, 20))).isEqualTo(20);
    }

    @Test
    void aWithdrawnFileIsGoneAndMayComeAgain() throws IOException {
        UUID id = start(MediaKind.FULL);
        append(id, 0, piece(0, bytes.length));
        assertThat(errorOf(() -> {
                    UUID second = start(MediaKind.FULL);
                    append(second, 0, piece(0, bytes.length));
                    finish(id);
                    finish(second);
                }))
                .as("two of the same kind")
                .isEqualTo(ErrorCode.MEDIA_EXISTS);
        assertThat(errorOf(() -> start(MediaKind.FULL))).isEqualTo(ErrorCode.MEDIA_EXISTS);

        media.call(MediaService.class, s -> {
            s.withdraw(operator, id);
            return null;
        });
        media.call(WithdrawnMedia.class, job -> job.runBatch());

        assertThat(list()).extracting(MediaView::id).doesNotContain(id);
        assertThat(Files.exists(folder.resolve("kept").resolve(id.toString()))).isFalse();
        assertThat(start(MediaKind.FULL)).isNotEqualTo(id);
    }

    @Test
    @Tag("LC-1208")
    void inQuarantineNothingOfTheStoreIsRemoved() throws Exception {
        UUID id = media.recorded("VISTA-BUS-UPG", MediaKind.FULL, bytes).id();
        UUID abandoned = start(MediaKind.UPGRADE);
        append(abandoned, 0, piece(0, 10));
        media.call(MediaService.class, s -> {
            s.withdraw(operator, id);
            return null;
        });
        SCENARIO.database()
                .asOwner("insert into quarantine (reason, begun_at) values ('RESTORED_COPY', '2000-01-01 00:00:00Z')");
        try {
            SCENARIO.clock().move(Duration.ofDays(30));
            assertThat(media.call(WithdrawnMedia.class, WithdrawnMedia::runBatch))
                    .isFalse();
            assertThat(media.call(AbandonedUploads.class, AbandonedUploads::runBatch))
                    .isFalse();
        } finally {
            SCENARIO.database().asOwner("delete from quarantine");
        }
        assertThat(folder.resolve("kept").resolve(id.toString())).exists();
        assertThat(folder.resolve("arriving").resolve(abandoned.toString())).exists();

        media.call(WithdrawnMedia.class, WithdrawnMedia::runBatch);
        media.call(AbandonedUploads.class, AbandonedUploads::runBatch);
        assertThat(folder.resolve("kept").resolve(id.toString())).doesNotExist();
        assertThat(folder.resolve("arriving").resolve(abandoned.toString())).doesNotExist();
    }

    @Test
    @Tag("LC-710")
    void theUsualKindIsAnUpgradeForUpgradeLicenses() {
        assertThat(media.call(
                                MediaUploadService.class,
                                s -> s.start(operator, SampleMedia.announced("VISTA-BUS-UPG", null, version, bytes)))
                        .kind())
                .isEqualTo(MediaKind.UPGRADE);
        assertThat(media.call(
                                MediaUploadService.class,
                                s -> s.start(operator, SampleMedia.announced("SVR-STD-2008", null, version, bytes)))
                        .kind())
                .isEqualTo(MediaKind.FULL);
    }

    @Test
    void allThatIsWrongIsNamed() {
        StartMediaUpload wrong = new StartMediaUpload("", null, "no_language", " ", "a/b", 0L, "12");
        InvalidInputException refusal = catchThrowableOfType(
                InvalidInputException.class, () -> media.call(MediaUploadService.class, s -> s.start(operator, wrong)));
        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("product", "language", "version", "fileName", "size", "sha256");
    }

    @Test
    @Tag("LC-303")
    void onlyOperatorsRecordMedia() {
        Caller support = SCENARIO.support();
        StartMediaUpload command = SampleMedia.announced("SVR-STD-2008", null, version, bytes);
        assertThatThrownBy(() -> media.call(MediaUploadService.class, s -> s.start(support, command)))
                .isInstanceOf(NotPermittedException.class);
        UUID id = start(MediaKind.FULL);
        assertThatThrownBy(() -> media.call(MediaUploadService.class, s -> s.append(support, id, 0, piece(0, 10))))
                .isInstanceOf(NotPermittedException.class);
    }

    private UUID start(MediaKind kind) {
        StartMediaUpload command = SampleMedia.announced("SVR-STD-2008", kind, version, bytes);
        return media.call(MediaUploadService.class, s -> s.start(operator, command))
                .id();
    }

    private long append(UUID id, long offset, InputStream piece) {
        return media.call(MediaUploadService.class, s -> s.append(operator, id, offset, piece));
    }

    private MediaView finish(UUID id) {
        return media.call(MediaUploadService.class, s -> s.finish(operator, id));
    }

    private List<MediaView> list() {
        return media.call(MediaService.class, s -> s.list(operator, null, PageRequest.first()))
                .items();
    }

    private InputStream piece(int from, int to) {
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, from, to));
    }

    private byte[] read(UUID id) throws IOException {
        return Files.readAllBytes(folder.resolve("kept").resolve(id.toString()));
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static ErrorCode errorOf(Runnable call) {
        return catchThrowableOfType(ConflictException.class, call::run).code();
    }

    /** A store that cannot be reached. */
    private static final class AwayStore implements MediaStore {

        @Override
        public void keep(UUID media, Path arrived) {
            throw away();
        }

        @Override
        public InputStream read(UUID media, long start, long length) {
            throw away();
        }

        @Override
        public void remove(UUID media) {
            throw away();
        }

        private static UnavailableException away() {
            return new UnavailableException(ErrorCode.UNAVAILABLE, Duration.ofSeconds(30));
        }
    }

    /** A connection that breaks. */
    private static final class GoneSender extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }
    }
}

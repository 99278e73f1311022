package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.node.ThisNode;
import org.menkyo.permission.Operation;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.database.NameLock;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.UnavailableException;

/** What is done with an upload in the database, each step in a transaction of its own: none spans the arrival of bytes. */
@ApplicationScoped
public class MediaUploadSteps {

    /** Longer than the server lets the body of a call last, and than a terabyte takes to be read for its SHA-256. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final Duration CLAIM_TO_FINISH = Duration.ofHours(4);

    private static final Duration BUSY = Duration.ofSeconds(5);

    /** An upload that nobody else writes now. */
    record Claimed(MediaUpload upload, UUID claim) {}

    private final MediaRepository media;
    private final NameLock names;
    private final AuditTrail audit;
    private final ThisNode node;
    private final Clock clock;

    @Inject
    public MediaUploadSteps(MediaRepository media, NameLock names, AuditTrail audit, ThisNode node, Clock clock) {
        this.media = media;
        this.names = names;
        this.audit = audit;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Claims an upload to append to it.
     *
     * @throws ConflictException MEDIA_UPLOAD_OFFSET if another length than this has arrived
     * @throws UnavailableException if somebody else writes it now
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Claimed claimToAppend(UUID id, long offset) {
        return claim(upload(id), offset, CLAIM);
    }

    /**
     * Claims an upload to complete it.
     *
     * @throws ConflictException MEDIA_UPLOAD_OFFSET if something is missing
     * @throws UnavailableException if somebody else writes it now
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Claimed claimToFinish(UUID id) {
        MediaUpload upload = upload(id);
        return claim(upload, upload.description().size(), CLAIM_TO_FINISH);
    }

    private MediaUpload upload(UUID id) {
        return media.findUpload(id).orElseThrow(NotFoundException::new);
    }

    private Claimed claim(MediaUpload upload, long received, Duration time) {
        if (upload.received() != received) {
            throw new ConflictException(ErrorCode.MEDIA_UPLOAD_OFFSET, Long.toString(upload.received()));
        }
        UUID claim = UUID.randomUUID();
        Instant now = clock.instant();
        if (!media.claim(upload.id(), claim, node.id(), received, now, now.plus(time))) {
            throw new UnavailableException(ErrorCode.UNAVAILABLE, BUSY);
        }
        return new Claimed(upload, claim);
    }

    /** Notes how much has arrived, and lets others write. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void release(Claimed claimed, long received) {
        media.release(claimed.upload().id(), claimed.claim(), received, clock.instant());
    }

    /** Ends an upload whose bytes are not those that were announced. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void refuse(Caller caller, Claimed claimed, String sha256) {
        if (media.end(claimed.upload().id(), claimed.claim())) {
            MediaDescription description = claimed.upload().description();
            audit.append(
                    caller,
                    AuditEvent.refused(
                                    Operation.FINISH_MEDIA_UPLOAD,
                                    "media_upload",
                                    claimed.upload().id(),
                                    null)
                            .with("product", description.product())
                            .with("announcedSha256", description.sha256())
                            .with("sha256", sha256));
        }
    }

    /**
     * Makes the media file of an upload.
     *
     * @throws ConflictException MEDIA_EXISTS if the product has got such a file meanwhile; STATE_CONFLICT if the claim has
     *     ended
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    MediaView finish(Caller caller, Claimed claimed) {
        MediaDescription description = claimed.upload().description();
        names.hold(
                NameLock.Kind.MEDIA,
                description.product(),
                description.kind(),
                description.language(),
                description.version());
        requireNew(media, description);
        if (!media.end(claimed.upload().id(), claimed.claim())) {
            throw new ConflictException(
                    ErrorCode.STATE_CONFLICT, claimed.upload().id());
        }
        MediaFile file = new MediaFile(claimed.upload().id(), description, caller.name(), clock.instant());
        media.add(file);
        audit.append(
                caller,
                about(
                        AuditEvent.done(Operation.FINISH_MEDIA_UPLOAD, "media_file", file.publicId(), null),
                        description));
        return file.view();
    }

    static void requireNew(MediaRepository media, MediaDescription description) {
        if (media.isOffered(description)) {
            throw new ConflictException(ErrorCode.MEDIA_EXISTS);
        }
    }

    static AuditEvent about(AuditEvent event, MediaDescription description) {
        return event.with("product", description.product())
                .with("kind", description.kind())
                .with("language", description.language())
                .with("version", description.version())
                .with("fileName", description.fileName())
                .with("size", description.size())
                .with("sha256", description.sha256());
    }
}

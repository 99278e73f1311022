package org.menkyo.media;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.catalog.Product;
import org.menkyo.catalog.Products;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ConflictException;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.error.UnavailableException;

/**
 * Records media files of products (LC-702). The bytes come in pieces, each behind the one before, so that an upload goes on
 * where it broke off; no transaction spans their arrival.
 */
@Stateless
public class MediaUploadService {

    /** The longest piece, 32 MiB: as much as the server lets any body have. */
    public static final long MAX_PIECE = 32L * 1024 * 1024;

    private final AccessControl access;
    private final Products products;
    private final MediaRepository media;
    private final MediaUploadSteps steps;
    private final ArrivingMedia arriving;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected MediaUploadService() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public MediaUploadService(
            AccessControl access,
            Products products,
            MediaRepository media,
            MediaUploadSteps steps,
            ArrivingMedia arriving,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.products = products;
        this.media = media;
        this.steps = steps;
        this.arriving = arriving;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Announces a media file.
     *
     * @throws ConflictException MEDIA_EXISTS if the product has one of this kind, language and version
     */
    @Performs(Operation.START_MEDIA_UPLOAD)
    public MediaUploadView start(Caller caller, StartMediaUpload command) {
        access.require(caller, Operation.START_MEDIA_UPLOAD);
        command.check();
        Product product = products.find(command.product())
                .orElseThrow(() ->
                        new InvalidInputException(List.of(new FieldError("product", FieldProblem.UNKNOWN, List.of()))));
        MediaDescription description = command.description(MediaKind.usualOf(product));
        MediaUploadSteps.requireNew(media, description);
        MediaUpload upload = new MediaUpload(description, caller.name(), clock.instant());
        media.add(upload);
        audit.append(
                caller,
                MediaUploadSteps.about(
                        AuditEvent.done(Operation.START_MEDIA_UPLOAD, "media_upload", upload.id(), null), description));
        return upload.view();
    }

    /**
     * How much of a media file has arrived.
     *
     * @throws NotFoundException if there is no such upload, or none any more
     */
    @Performs(Operation.READ_MEDIA_UPLOAD)
    public MediaUploadView get(Caller caller, UUID id) {
        access.require(caller, Operation.READ_MEDIA_UPLOAD);
        return media.findUpload(id).orElseThrow(NotFoundException::new).view();
    }

    /**
     * Appends the next piece. Of a piece whose sender goes away, what has come stays.
     *
     * @param offset where it begins, which is as much as has arrived
     * @param piece at most 32 MiB, and no more than is missing
     * @return how much has arrived now
     * @throws ConflictException MEDIA_UPLOAD_OFFSET if it begins elsewhere
     * @throws UnavailableException if another piece arrives at this moment
     */
    @Performs(Operation.APPEND_MEDIA_UPLOAD)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public long append(Caller caller, UUID id, long offset, InputStream piece) {
        access.require(caller, Operation.APPEND_MEDIA_UPLOAD);
        MediaUploadSteps.Claimed claimed = steps.claimToAppend(id, offset);
        long received = offset;
        try {
            long missing = claimed.upload().description().size() - offset;
            received = arriving.append(id, offset, piece, Math.min(missing, MAX_PIECE));
        } finally {
            steps.release(claimed, received);
        }
        return received;
    }

    /**
     * Completes an upload: from now on the file can be downloaded.
     *
     * @throws ConflictException MEDIA_UPLOAD_OFFSET if something is missing; MEDIA_EXISTS if the product has got such a file
     *     meanwhile
     * @throws RejectedException MEDIA_DAMAGED if the bytes do not have the SHA-256 that was announced; then nothing is kept
     * @throws UnavailableException if a piece arrives at this moment
     */
    @Performs(Operation.FINISH_MEDIA_UPLOAD)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public MediaView finish(Caller caller, UUID id) {
        access.require(caller, Operation.FINISH_MEDIA_UPLOAD);
        MediaUploadSteps.Claimed claimed = steps.claimToFinish(id);
        MediaDescription description = claimed.upload().description();
        boolean finished = false;
        try {
            String sha256 = arriving.sha256(id, description.size());
            if (!sha256.equals(description.sha256())) {
                steps.refuse(caller, claimed, sha256);
                finished = true;
                arriving.discard(id);
                throw new RejectedException(ErrorCode.MEDIA_DAMAGED);
            }
            arriving.handOver(id);
            MediaView view = steps.finish(caller, claimed);
            finished = true;
            return view;
        } finally {
            if (!finished) {
                steps.release(claimed, description.size());
            }
        }
    }
}

package org.menkyo.media;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Lists media files for operators, and takes them out of use (LC-702). */
@Stateless
public class MediaService {

    private final AccessControl access;
    private final MediaRepository media;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected MediaService() {
        this(null, null, null, null);
    }

    @Inject
    public MediaService(AccessControl access, MediaRepository media, AuditTrail audit, Clock clock) {
        this.access = access;
        this.media = media;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The files that can be downloaded, from the oldest to the newest.
     *
     * @param product only of the product with this code, or null for all
     */
    @Performs(Operation.LIST_MEDIA)
    public Page<MediaView> list(Caller caller, String product, PageRequest page) {
        access.require(caller, Operation.LIST_MEDIA);
        return Page.of(media.list(product, page.afterNumber(), page.size() + 1), page, MediaFile::id)
                .map(MediaFile::view);
    }

    /**
     * Withdraws a file: nobody begins to download it any more. Its bytes are removed a little later.
     *
     * @throws NotFoundException if there is no such file, or it was withdrawn before
     */
    @Performs(Operation.WITHDRAW_MEDIA)
    public void withdraw(Caller caller, UUID id) {
        access.require(caller, Operation.WITHDRAW_MEDIA);
        MediaFile file = media.find(id).filter(MediaFile::isOffered).orElseThrow(NotFoundException::new);
        file.withdraw(clock.instant());
        audit.append(
                caller,
                MediaUploadSteps.about(
                        AuditEvent.done(Operation.WITHDRAW_MEDIA, "media_file", file.publicId(), null),
                        file.description()));
    }
}

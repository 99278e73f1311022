package org.menkyo.download;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.agreement.Agreement;
import org.menkyo.audit.AuditEvent;
import org.menkyo.audit.AuditTrail;
import org.menkyo.media.MediaFile;
import org.menkyo.media.MediaKind;
import org.menkyo.permission.AccessControl;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.permission.PermittedAgreements;
import org.menkyo.quota.Quotas;
import org.menkyo.shared.call.Caller;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.NotFoundException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.error.UnavailableException;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.paging.PageRequest;

/** Lets those with the right download the media of the products that their license IDs entitle to (LC-702). */
@Stateless
public class DownloadService {

    private static final long BITS = 8;
    private static final long KILO = 1_000;

    private final AccessControl access;
    private final DownloadRepository downloads;
    private final Entitled entitled;
    private final DownloadSignature signature;
    private final DownloadHolder holders;
    private final OpenedMedia opened;
    private final Quotas quotas;
    private final AuditTrail audit;
    private final Clock clock;

    /** For the container's proxy. */
    protected DownloadService() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public DownloadService(
            AccessControl access,
            DownloadRepository downloads,
            Entitled entitled,
            DownloadSignature signature,
            DownloadHolder holders,
            OpenedMedia opened,
            Quotas quotas,
            AuditTrail audit,
            Clock clock) {
        this.access = access;
        this.downloads = downloads;
        this.entitled = entitled;
        this.signature = signature;
        this.holders = holders;
        this.opened = opened;
        this.quotas = quotas;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The media of the products that the caller's license IDs give now, in the order of license IDs; only of license IDs on
     * which the caller may download.
     */
    @Performs(Operation.LIST_DOWNLOADS)
    public Page<DownloadChoice> list(Caller caller, DownloadFilter filter, PageRequest page) {
        PermittedAgreements agreements = access.permittedFor(caller, Operation.LIST_DOWNLOADS);
        List<Tuple> found =
                downloads.choices(agreements, filter, DownloadCursor.of(page), clock.instant(), page.size() + 1);
        return Page.of(
                        found,
                        page,
                        row -> new DownloadCursor(
                                row.get("license_id", String.class),
                                row.get("id", Number.class).longValue()))
                .map(row -> choice(row, filter.kilobitsPerSecond()));
    }

    private static DownloadChoice choice(Tuple row, long kilobitsPerSecond) {
        MediaKind kind = MediaKind.valueOf(row.get("kind", String.class));
        long size = row.get("size", Number.class).longValue();
        return new DownloadChoice(
                row.get("license_id", String.class),
                row.get("public_id", UUID.class),
                row.get("product", String.class),
                row.get("product_name", String.class),
                row.get("family", String.class),
                kind,
                kind == MediaKind.usualOf(row.get("upgrade", Boolean.class)),
                row.get("language", String.class),
                row.get("version", String.class),
                row.get("file_name", String.class),
                size,
                row.get("sha256", String.class),
                kilobitsPerSecond == 0 ? null : seconds(size, kilobitsPerSecond));
    }

    /** Rounded up. */
    static long seconds(long size, long kilobitsPerSecond) {
        return (size * BITS + kilobitsPerSecond * KILO - 1) / (kilobitsPerSecond * KILO);
    }

    /**
     * Makes a link to a media file. It serves for a time without a sign-in, and in the caller's name.
     *
     * @throws NotFoundException if there is no such license ID or media file for the caller
     * @throws UnavailableException TOO_MANY_REQUESTS if the caller has got as many links as a person gets in a day
     */
    @Performs(Operation.DOWNLOAD_MEDIA)
    public DownloadView create(Caller caller, String licenseId, CreateDownload command) {
        Agreement agreement = access.require(caller, Operation.DOWNLOAD_MEDIA, licenseId);
        new InputCheck().required("mediaId", command.mediaId()).done();
        MediaFile file = entitled.find(agreement.licenseId(), command.mediaId()).orElseThrow(NotFoundException::new);
        quotas.take(opened.perDay(), caller.requireEmail().key()).ifPresent(wait -> {
            throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, wait);
        });
        Instant now = clock.instant();
        Download download = new Download(caller, agreement.licenseId(), file, now, now.plus(opened.lifetime()));
        downloads.add(download);
        return new DownloadView(
                download.publicId(),
                signature.link(download),
                download.endsAt(),
                file.description().fileName(),
                file.description().size(),
                file.description().sha256());
    }

    /**
     * Lets whoever has a link download, in the name of whom it was made for: as far as that one may now. The first time that
     * bytes are asked for is in the audit; resuming is the same download.
     *
     * @param user who has the link; need not have signed in
     * @param forBytes whether bytes are asked for, or only what they are
     * @throws NotFoundException if the link was never made, or has ended, or the license ID does not give the product any more
     * @throws NotPermittedException if whom it was made for may not download any more
     */
    @Performs(Operation.DOWNLOAD_MEDIA)
    public OpenedDownload open(Caller user, UUID id, String signed, boolean forBytes) {
        Download download = downloads
                .find(id)
                .filter(found -> signature.fits(found, signed))
                .filter(found -> clock.instant().isBefore(found.endsAt()))
                .orElseThrow(NotFoundException::new);
        Caller holder = holders.of(download, user);
        access.require(holder, Operation.DOWNLOAD_MEDIA, download.licenseId());
        MediaFile file = download.media();
        if (!entitled.to(download.licenseId(), file)) {
            throw new NotFoundException();
        }
        if (forBytes && downloads.begin(download, clock.instant())) {
            audit.append(
                    holder,
                    AuditEvent.done(Operation.DOWNLOAD_MEDIA, "media_file", file.publicId(), download.licenseId())
                            .with("download", download.publicId())
                            .with("product", file.description().product())
                            .with("fileName", file.description().fileName())
                            .with("sha256", file.description().sha256()));
        }
        return opened.of(file, download.holderKey());
    }
}

package org.menkyo.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.media.MediaFile;
import org.menkyo.media.MediaKind;
import org.menkyo.media.MediaRepository;

/** Tells of which products a license ID has licenses now. */
@ApplicationScoped
public class Entitled {

    private final DownloadRepository downloads;
    private final MediaRepository media;
    private final Clock clock;

    @Inject
    public Entitled(DownloadRepository downloads, MediaRepository media, Clock clock) {
        this.downloads = downloads;
        this.media = media;
        this.clock = clock;
    }

    /** Whether a license ID has licenses of a product now. */
    public boolean to(String licenseId, String product) {
        return downloads.isEntitled(licenseId, product, clock.instant());
    }

    /** Whether a license ID gives a media file, which is offered, now. */
    boolean to(String licenseId, MediaFile file) {
        String product = file.description().product();
        return file.isOffered()
                && (file.description().kind() == MediaKind.UPGRADE
                        ? downloads.isEntitledToUpgrades(licenseId, product, clock.instant())
                        : to(licenseId, product));
    }

    /** A media file that a license ID gives now. */
    Optional<MediaFile> find(String licenseId, UUID mediaId) {
        return media.find(mediaId).filter(file -> to(licenseId, file));
    }
}

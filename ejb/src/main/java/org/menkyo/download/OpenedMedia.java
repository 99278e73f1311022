package org.menkyo.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.menkyo.media.MediaFile;
import org.menkyo.media.MediaStore;
import org.menkyo.quota.Quota;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/** Gives media out of the store, as often and as long as the settings allow. */
@ApplicationScoped
public class OpenedMedia {

    private final MediaStore store;
    private final Quota perDay;
    private final Duration lifetime;

    @Inject
    public OpenedMedia(MediaStore store, Settings settings) {
        this.store = store;
        this.perDay = new Quota("download", settings.get(SettingsRegister.DOWNLOADS_PER_DAY), Duration.ofDays(1));
        this.lifetime = settings.get(SettingsRegister.DOWNLOAD_LINK_LIFETIME);
    }

    /** How many links a person gets. */
    Quota perDay() {
        return perDay;
    }

    /** How long a link serves. */
    Duration lifetime() {
        return lifetime;
    }

    OpenedDownload of(MediaFile file, String holder) {
        return new OpenedDownload(file.publicId(), file.description(), file.recordedAt(), holder, store);
    }
}

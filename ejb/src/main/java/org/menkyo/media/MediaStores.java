package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/** Chooses where media are kept: in a folder, or in a store that speaks S3 (LC-702). */
@ApplicationScoped
public class MediaStores {

    @Produces
    @ApplicationScoped
    public MediaStore store(Settings settings, FileMediaStore folder, S3MediaStore s3) {
        return settings.get(SettingsRegister.MEDIA_STORE).equals(SettingsRegister.S3) ? s3 : folder;
    }
}

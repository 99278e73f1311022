package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/** The folder of media files, and within it that of those which arrive. */
@ApplicationScoped
public class MediaFolder {

    private final Path root;

    @Inject
    public MediaFolder(Settings settings) {
        this(settings.find(SettingsRegister.MEDIA_FOLDER)
                .orElseGet(() -> dataFolder(settings).resolve("media")));
    }

    public MediaFolder(Path root) {
        this.root = root;
    }

    private static Path dataFolder(Settings settings) {
        return settings.find(SettingsRegister.DATA_DIR)
                .orElseGet(() -> Path.of(System.getProperty("jboss.server.data.dir", "")));
    }

    /** Where a media file is kept. */
    Path kept(UUID media) throws IOException {
        return Files.createDirectories(root.resolve("kept")).resolve(media.toString());
    }

    /** Where the bytes of an upload arrive. */
    Path arriving(UUID upload) throws IOException {
        return Files.createDirectories(root.resolve("arriving")).resolve(upload.toString());
    }
}

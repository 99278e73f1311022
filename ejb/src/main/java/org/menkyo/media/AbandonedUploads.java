package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.menkyo.job.Job;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/** Removes uploads of which nothing has come for a while (LC-702), but for quarantine (LC-1208). */
@ApplicationScoped
public class AbandonedUploads implements Job {

    private static final int SIZE = 20;

    private final Quarantine quarantine;
    private final MediaRepository media;
    private final ArrivingMedia arriving;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public AbandonedUploads(
            Quarantine quarantine, MediaRepository media, ArrivingMedia arriving, Settings settings, Clock clock) {
        this.quarantine = quarantine;
        this.media = media;
        this.arriving = arriving;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "removing uploads of media that were abandoned";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        if (quarantine.holdsBack()) {
            return false;
        }
        Instant now = clock.instant();
        List<UUID> ended = media.endAbandoned(now.minus(settings.get(SettingsRegister.MEDIA_UPLOAD_KEPT)), now, SIZE);
        ended.forEach(arriving::remove);
        return ended.size() == SIZE;
    }
}

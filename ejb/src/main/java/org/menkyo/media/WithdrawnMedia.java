package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.menkyo.job.Job;
import org.menkyo.quarantine.Quarantine;

/**
 * Removes the bytes of withdrawn media files; what is known of them stays for those who look into the audit. In quarantine all stay:
 * the store can be the original's (LC-1208).
 */
@ApplicationScoped
public class WithdrawnMedia implements Job {

    private static final int SIZE = 20;

    private final Quarantine quarantine;
    private final MediaRepository media;
    private final MediaStore store;

    @Inject
    public WithdrawnMedia(Quarantine quarantine, MediaRepository media, MediaStore store) {
        this.quarantine = quarantine;
        this.media = media;
        this.store = store;
    }

    @Override
    public String name() {
        return "removing withdrawn media";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        if (quarantine.holdsBack()) {
            return false;
        }
        List<MediaFile> withdrawn = media.claimWithdrawn(SIZE);
        for (MediaFile file : withdrawn) {
            try {
                store.remove(file.publicId());
            } catch (IOException e) {
                throw new UncheckedIOException("the store does not remove a media file", e);
            }
            file.contentIsRemoved();
        }
        return withdrawn.size() == SIZE;
    }
}

package org.menkyo.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.menkyo.job.Job;

/** Forgets downloads whose links have ended; the audit tells of those that took place. */
@ApplicationScoped
public class EndedDownloads implements Job {

    private static final int SIZE = 1_000;

    private final DownloadRepository downloads;
    private final Clock clock;

    @Inject
    public EndedDownloads(DownloadRepository downloads, Clock clock) {
        this.downloads = downloads;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forgetting downloads whose links have ended";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        return downloads.forget(clock.instant(), SIZE) == SIZE;
    }
}

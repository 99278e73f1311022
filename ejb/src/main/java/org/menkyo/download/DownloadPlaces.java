package org.menkyo.download;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;

/**
 * Lets only so many files be downloaded at a time from this server, and only so many by one person: each takes a thread for as
 * long as its receiver is slow (LC-702, LC-1108).
 */
@ApplicationScoped
public class DownloadPlaces {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Map<String, Integer> taken = new HashMap<>();
    private final int ofPerson;
    private final int ofAll;
    private int all;

    @Inject
    public DownloadPlaces(Settings settings) {
        this(settings.get(SettingsRegister.DOWNLOADS_PER_PERSON), settings.get(SettingsRegister.DOWNLOADS_AT_A_TIME));
    }

    DownloadPlaces(int ofPerson, int ofAll) {
        this.ofPerson = ofPerson;
        this.ofAll = ofAll;
    }

    /**
     * Takes a place, which must be given back.
     *
     * @param holder whose download it is
     * @throws UnavailableException TOO_MANY_REQUESTS if the person has all of a person's, UNAVAILABLE if all are taken
     */
    public synchronized void take(String holder) {
        if (taken.getOrDefault(holder, 0) >= ofPerson) {
            throw new UnavailableException(ErrorCode.TOO_MANY_REQUESTS, WAIT);
        }
        if (all >= ofAll) {
            throw new UnavailableException(ErrorCode.UNAVAILABLE, WAIT);
        }
        taken.merge(holder, 1, Integer::sum);
        all++;
    }

    /** Gives a place back. */
    public synchronized void giveBack(String holder) {
        taken.computeIfPresent(holder, (key, count) -> count == 1 ? null : count - 1);
        all--;
    }
}

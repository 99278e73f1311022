package org.menkyo.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.menkyo.job.Job;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.start.StartCheck;
import org.menkyo.shared.start.StartRefusedException;

/**
 * Looks whether the database is a restored copy (LC-1208): at the start, and every minute, since a database can be replaced
 * under a server that runs.
 */
@ApplicationScoped
public class QuarantineLook implements StartCheck, Job {

    private static final Logger LOG = System.getLogger(QuarantineLook.class.getName());

    private final QuarantineRegister register;
    private final Settings settings;
    private final Clock clock;
    private volatile long told = -1;

    @Inject
    public QuarantineLook(QuarantineRegister register, Settings settings, Clock clock) {
        this.register = register;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void check() {
        Optional<Instant> copiedAt = settings.find(SettingsRegister.QUARANTINE);
        // A release would not be after it, and each start would fall back.
        if (copiedAt.filter(moment -> moment.isAfter(clock.instant())).isPresent()) {
            throw new StartRefusedException(
                    "MENKYO_QUARANTINE is in the future: it must be the moment at which the copy was made.");
        }
        look();
    }

    @Override
    public String name() {
        return "looking whether the database is a copy";
    }

    @Override
    public boolean runBatch() {
        look();
        return false;
    }

    private void look() {
        register.look(settings.find(SettingsRegister.QUARANTINE))
                .filter(open -> open.id() != told)
                .ifPresent(open -> {
                    told = open.id();
                    LOG.log(
                            Level.WARNING,
                            "This installation is in quarantine since {0}, because {1}: no mail, webhook or DNS update leaves it"
                                    + " until an operator releases it, on the page /quarantine or by POST /api/quarantine/release",
                            open.since(),
                            open.reason() == QuarantineReason.RESTORED_COPY
                                    ? "its database is a copy or was moved"
                                    : "MENKYO_QUARANTINE says so");
                });
    }
}

package org.menkyo.personaldata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.menkyo.audit.AuditValueEraser;
import org.menkyo.job.Job;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/** Erases the personal values of old audit records, those of archived months included (LC-1204). */
@ApplicationScoped
public class AgedAuditValues implements Job {

    private static final int SIZE = 2_000;

    private final AuditValueEraser eraser;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public AgedAuditValues(AuditValueEraser eraser, Settings settings, Clock clock) {
        this.eraser = eraser;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "erasing personal values of old audit records";
    }

    /** What is due is a matter of days, and every look reads the months that have been due before. */
    @Override
    public Duration pause() {
        return Duration.ofHours(6);
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        return eraser.before(clock.instant().minus(settings.get(SettingsRegister.AUDIT_PERSONAL)), SIZE) > 0;
    }
}

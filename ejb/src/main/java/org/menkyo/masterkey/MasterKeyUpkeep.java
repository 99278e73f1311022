package org.menkyo.masterkey;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Looks every few seconds whether the master key changes. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class MasterKeyUpkeep {

    private static final Logger LOG = System.getLogger(MasterKeyUpkeep.class.getName());
    private static final Duration TIME = Duration.ofSeconds(3);

    private final Resealing resealing;

    /** For the container's proxy. */
    protected MasterKeyUpkeep() {
        this(null);
    }

    @Inject
    public MasterKeyUpkeep(Resealing resealing) {
        this.resealing = resealing;
    }

    @Schedule(second = "*/5", minute = "*", hour = "*", persistent = false)
    void run() {
        try {
            resealing.goOn(TIME);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The look at the master keys failed; the next one follows in a few seconds", e);
        }
    }
}

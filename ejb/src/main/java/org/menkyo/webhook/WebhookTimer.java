package org.menkyo.webhook;

import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks every few seconds for messages that are due. The servers share them. The threads are for nothing else (LC-905). */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class WebhookTimer {

    private static final Logger LOG = System.getLogger(WebhookTimer.class.getName());

    @Resource(lookup = "java:jboss/ee/concurrency/executor/menkyo-webhook")
    private ManagedExecutorService executor;

    private final WebhookRelay relay;

    /** For the container's proxy. */
    protected WebhookTimer() {
        this(null);
    }

    @Inject
    public WebhookTimer(WebhookRelay relay) {
        this.relay = relay;
    }

    /** Begins with what is due and does not wait for it. */
    @Schedule(second = "*/3", minute = "*", hour = "*", persistent = false)
    void relay() {
        try {
            relay.relay(executor);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Webhooks could not be sent; the next attempt follows shortly", e);
        }
    }
}

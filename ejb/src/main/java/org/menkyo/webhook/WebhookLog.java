package org.menkyo.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.menkyo.job.Job;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/** Keeps the log of deliveries bounded, by age and by number (LC-904). */
@ApplicationScoped
public class WebhookLog implements Job {

    /** How many messages of a subscription the log keeps at most, besides those that are still to be sent. */
    static final int KEPT = 10_000;

    private static final int SIZE = 1_000;

    private final WebhookRepository webhooks;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public WebhookLog(WebhookRepository webhooks, Settings settings, Clock clock) {
        this.webhooks = webhooks;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "removing old webhook messages";
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean runBatch() {
        return forget(KEPT);
    }

    boolean forget(int kept) {
        Duration age = settings.get(SettingsRegister.WEBHOOK_LOG);
        return webhooks.forget(clock.instant().minus(age), kept, SIZE) == SIZE;
    }
}

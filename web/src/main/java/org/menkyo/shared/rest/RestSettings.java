package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/** The settings of the REST interface; read like all {@link Settings}. */
@ApplicationScoped
public class RestSettings {

    private final Settings settings;

    @Inject
    public RestSettings(Settings settings) {
        this.settings = settings;
    }

    /** The longest body of a call, in bytes. */
    public int maxBodyBytes() {
        return settings.get(SettingsRegister.REST_MAX_BODY);
    }

    /** The longest body of a bulk submission, in bytes. */
    public int maxBatchBytes() {
        return settings.get(SettingsRegister.REST_MAX_BATCH);
    }

    /** How long the answer to a call with an idempotency key is kept, at least 24 hours. */
    public Duration idempotencyRetention() {
        return settings.get(SettingsRegister.IDEMPOTENCY);
    }
}

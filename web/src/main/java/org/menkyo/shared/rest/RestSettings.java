package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.menkyo.shared.Settings;

/** The settings of the REST interface; read like all {@link Settings}. */
@ApplicationScoped
public class RestSettings {

    private static final int DEFAULT_MAX_BODY_BYTES = 256 * 1024;
    private static final int DEFAULT_MAX_BATCH_BYTES = 16 * 1024 * 1024;

    private final Settings settings;

    /** For the container's proxy. */
    protected RestSettings() {
        this(null);
    }

    @Inject
    public RestSettings(Settings settings) {
        this.settings = settings;
    }

    /** {@code menkyo.rest.max-body-bytes}: the longest body of a call, in bytes. */
    public int maxBodyBytes() {
        return number("menkyo.rest.max-body-bytes", DEFAULT_MAX_BODY_BYTES);
    }

    /** {@code menkyo.rest.max-batch-bytes}: the longest body of a bulk submission, in bytes. */
    public int maxBatchBytes() {
        return number("menkyo.rest.max-batch-bytes", DEFAULT_MAX_BATCH_BYTES);
    }

    /**
     * {@code menkyo.rest.idempotency-hours}: how long the answer to a call with an idempotency key is kept, at least 24
     * hours.
     */
    public Duration idempotencyRetention() {
        return Duration.ofHours(Math.max(24, number("menkyo.rest.idempotency-hours", 48)));
    }

    private int number(String name, int byDefault) {
        int value = settings.text(name).map(Integer::parseInt).orElse(byDefault);
        if (value < 1) {
            throw new IllegalStateException(name + " must be at least 1");
        }
        return value;
    }
}

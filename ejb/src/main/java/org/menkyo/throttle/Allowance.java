package org.menkyo.throttle;

import java.util.Optional;
import org.menkyo.permission.Operation;

/**
 * What one source may call without signing in. {@code menkyo.strangers.<name>-burst} says how many calls in a row, {@code
 * menkyo.strangers.<name>-per-minute} how many a minute after that.
 */
public enum Allowance {
    /** Making accounts: rare for each person. All servers count together, since they share the accounts. */
    SIGN_UP("sign-up", 60, 60, true),
    /** Asking for and following links to a new password. All servers count together, since they share the accounts. */
    PASSWORD_RESET("password-reset", 20, 20, true),
    /** Starting sessions; guesses are slowed besides (LC-212). All servers count together, since they share the sessions. */
    SESSION("session", 60, 60, true),
    /**
     * Activations and validations: an organization's machines can share one source. Each server counts for itself, since it is
     * its own work that is limited; how often a key activates is limited by the key.
     */
    ACTIVATION("activation", 200, 300, false),
    /** Activations of up to 1,000 installations in one call. All servers count together, since they share the database. */
    PROXY_ACTIVATION("proxy-activation", 20, 20, true);

    private final String setting;
    private final int defaultBurst;
    private final int defaultPerMinute;
    private final boolean shared;

    Allowance(String setting, int defaultBurst, int defaultPerMinute, boolean shared) {
        this.setting = setting;
        this.defaultBurst = defaultBurst;
        this.defaultPerMinute = defaultPerMinute;
        this.shared = shared;
    }

    /** By what the calls of an operation are counted; empty if it is open to nobody without a sign-in. */
    static Optional<Allowance> of(Operation operation) {
        return switch (operation) {
            case SIGN_UP -> Optional.of(SIGN_UP);
            case REQUEST_PASSWORD_RESET, RESET_PASSWORD -> Optional.of(PASSWORD_RESET);
            case START_SESSION -> Optional.of(SESSION);
            case ACTIVATE_INSTALLATION, ACTIVATE_KMS_HOST, VALIDATE_INSTALLATION, READ_HOST_CERTIFICATE_STATUS ->
                Optional.of(ACTIVATION);
            case ACTIVATE_INSTALLATIONS -> Optional.of(PROXY_ACTIVATION);
            default -> Optional.empty();
        };
    }

    /** The name in the settings. */
    String setting() {
        return setting;
    }

    int defaultBurst() {
        return defaultBurst;
    }

    int defaultPerMinute() {
        return defaultPerMinute;
    }

    /** Whether all servers count together. */
    boolean isShared() {
        return shared;
    }
}

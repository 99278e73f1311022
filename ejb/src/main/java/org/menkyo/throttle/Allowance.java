package org.menkyo.throttle;

import java.util.Optional;
import org.menkyo.permission.Operation;
import org.menkyo.settings.Setting;
import org.menkyo.settings.SettingsRegister;

/**
 * What one source may call without signing in. {@code menkyo.strangers.<name>-burst} says how many calls in a row, {@code
 * menkyo.strangers.<name>-per-minute} how many a minute after that.
 */
public enum Allowance {
    /** Making accounts: rare for each person. All servers count together, since they share the accounts. */
    SIGN_UP("sign-up", SettingsRegister.SIGN_UP_BURST, SettingsRegister.SIGN_UP_PER_MINUTE, true),
    /** Asking for and following links to a new password. All servers count together, since they share the accounts. */
    PASSWORD_RESET(
            "password-reset", SettingsRegister.PASSWORD_RESET_BURST, SettingsRegister.PASSWORD_RESET_PER_MINUTE, true),
    /** Starting sessions; guesses are slowed besides (LC-212). All servers count together, since they share the sessions. */
    SESSION("session", SettingsRegister.SESSION_BURST, SettingsRegister.SESSION_PER_MINUTE, true),
    /**
     * Activations and validations: an organization's machines can share one source. Each server counts for itself, since it is
     * its own work that is limited; how often a key activates is limited by the key.
     */
    ACTIVATION("activation", SettingsRegister.ACTIVATION_BURST, SettingsRegister.ACTIVATION_PER_MINUTE, false),
    /** Activations of up to 1,000 installations in one call. All servers count together, since they share the database. */
    PROXY_ACTIVATION(
            "proxy-activation",
            SettingsRegister.PROXY_ACTIVATION_BURST,
            SettingsRegister.PROXY_ACTIVATION_PER_MINUTE,
            true);

    private final String counter;
    private final Setting<Integer> burst;
    private final Setting<Integer> perMinute;
    private final boolean shared;

    Allowance(String counter, Setting<Integer> burst, Setting<Integer> perMinute, boolean shared) {
        this.counter = counter;
        this.burst = burst;
        this.perMinute = perMinute;
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

    /** The name of what counts it, where servers count together. */
    String counter() {
        return counter;
    }

    /** How many calls in a row. */
    Setting<Integer> burst() {
        return burst;
    }

    /** How many a minute after that. */
    Setting<Integer> perMinute() {
        return perMinute;
    }

    /** Whether all servers count together. */
    boolean isShared() {
        return shared;
    }
}

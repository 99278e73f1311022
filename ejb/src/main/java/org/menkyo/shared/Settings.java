package org.menkyo.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * The settings of this installation. Each is read from the system property or, where there is none, from the
 * environment: {@code menkyo.base-url} or {@code MENKYO_BASE_URL}.
 */
@ApplicationScoped
public class Settings {

    /** {@link #baseUrl()} of an installation that was not told its address. */
    public static final String DEFAULT_BASE_URL = "http://localhost:8080";

    /** The address that links in mails and generated clients begin with (LC-903); never taken from a request. */
    public URI baseUrl() {
        return URI.create(text("menkyo.base-url").orElse(DEFAULT_BASE_URL));
    }

    /** The sender of all mails. */
    public String mailFrom() {
        return text("menkyo.mail-from").orElse("menkyo@localhost");
    }

    /** How people reach support, as mails tell it: an address, a telephone number; by default the mails' sender. */
    public String supportContact() {
        return text("menkyo.support-contact").orElseGet(this::mailFrom);
    }

    /** The publisher's time zone: calendar days end there (LC-106). */
    public ZoneId timeZone() {
        return ZoneId.of(text("menkyo.time-zone").orElse("UTC"));
    }

    /** Whether the demo data are loaded: the sample catalog and accounts with known passwords. */
    public boolean demo() {
        return text("menkyo.demo").map(Boolean::parseBoolean).orElse(false);
    }

    /**
     * A setting that is a whole number, or the default where it is not set.
     *
     * @throws IllegalStateException if it is set to anything but a number within the limits, both included
     */
    public int number(String name, int defaultValue, int min, int max) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return defaultValue;
        }
        try {
            int value = Integer.parseInt(text.get().strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new IllegalStateException(name + " must be a whole number from " + min + " to " + max);
    }

    /** A setting that is read by its name alone. */
    public Optional<String> text(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            value = System.getenv(
                    name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        }
        return Optional.ofNullable(value).filter(v -> !v.isBlank());
    }
}

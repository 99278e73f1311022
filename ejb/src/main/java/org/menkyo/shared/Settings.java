package org.menkyo.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;
import org.menkyo.settings.Setting;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.settings.SettingsSource;

/**
 * The settings of this installation, as the {@link SettingsRegister} declares them. Each is read from the system property or,
 * where there is none, from the environment: {@code menkyo.base-url} or {@code MENKYO_BASE_URL}. The server does not start with
 * wrong ones, see {@link org.menkyo.shared.start.SettingsAtStart}.
 */
@ApplicationScoped
public class Settings {

    /** The address that links in mails and generated clients begin with (LC-903); never taken from a request. */
    public URI baseUrl() {
        return get(SettingsRegister.BASE_URL);
    }

    /** The sender of all mails. */
    public String mailFrom() {
        return get(SettingsRegister.MAIL_FROM);
    }

    /** How people reach support, as mails tell it: an address, a telephone number; by default the mails' sender. */
    public String supportContact() {
        return find(SettingsRegister.SUPPORT_CONTACT).orElseGet(this::mailFrom);
    }

    /** The publisher's time zone: calendar days end there (LC-106). */
    public ZoneId timeZone() {
        return get(SettingsRegister.TIME_ZONE);
    }

    /** Whether the demo data are loaded: the sample catalog and accounts with known passwords. */
    public boolean demo() {
        return get(SettingsRegister.DEMO);
    }

    /**
     * The value of a setting that has a default.
     *
     * @throws IllegalStateException if it is set to something that it may not be
     */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .or(setting::defaultValue)
                .orElseThrow(() -> new IllegalArgumentException(setting + " has no default"));
    }

    /**
     * The value of a setting; empty if it is not set, whether or not it has a default.
     *
     * @throws IllegalStateException if it is set to something that it may not be
     */
    public <T> Optional<T> find(Setting<T> setting) {
        return text(setting.name()).map(setting::parse);
    }

    /** What is set for a name, of a system property such as {@code menkyo.base-url}; a blank text is as none. */
    public Optional<String> text(String name) {
        return SettingsSource.text(name);
    }
}

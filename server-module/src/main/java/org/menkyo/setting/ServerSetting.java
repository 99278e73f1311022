package org.menkyo.setting;

import java.util.Locale;

/** A setting as the server was given it. The register of settings, which the application has, says what it may be and checks it. */
public final class ServerSetting {

    private ServerSetting() {}

    /**
     * The value of a system property, or of the environment variable of that name.
     *
     * @param name such as <code>menkyo.trusted-proxies</code>, which is also <code>MENKYO_TRUSTED_PROXIES</code>
     * @return empty if it is not set
     */
    public static String text(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            value = System.getenv(
                    name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        }
        return value == null ? "" : value;
    }
}

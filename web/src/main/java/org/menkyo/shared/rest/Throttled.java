package org.menkyo.shared.rest;

/** The kinds of calls without sign-in that are counted per source address. */
public enum Throttled {
    /** Making accounts: rare for each person. */
    SIGN_UP("sign-up", 60, 60),
    /** Activations: an organization's machines can share one address. */
    ACTIVATION("activation", 200, 300),
    /** Activations of up to 1,000 installations in one call. */
    PROXY_ACTIVATION("proxy-activation", 20, 20);

    private final String setting;
    private final int defaultBurst;
    private final int defaultPerMinute;

    Throttled(String setting, int defaultBurst, int defaultPerMinute) {
        this.setting = setting;
        this.defaultBurst = defaultBurst;
        this.defaultPerMinute = defaultPerMinute;
    }

    String setting() {
        return setting;
    }

    int defaultBurst() {
        return defaultBurst;
    }

    int defaultPerMinute() {
        return defaultPerMinute;
    }
}

package org.menkyo.openlicense;

import java.time.Duration;
import org.menkyo.shared.Settings;

/**
 * When an added OPEN license takes effect (LC-602).
 *
 * @param delay none, or up to 24 hours in which an administrator can stop it
 */
record AddOpenLicensePolicy(Duration delay) {

    private static final int MAX_MINUTES = 24 * 60;

    static AddOpenLicensePolicy of(Settings settings) {
        return new AddOpenLicensePolicy(
                Duration.ofMinutes(settings.number("menkyo.add-open-license-delay-minutes", 0, 0, MAX_MINUTES)));
    }
}

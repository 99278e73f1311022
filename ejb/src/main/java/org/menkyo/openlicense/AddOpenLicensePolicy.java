package org.menkyo.openlicense;

import java.time.Duration;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;

/**
 * When an added OPEN license takes effect (LC-602).
 *
 * @param delay none, or up to 24 hours in which an administrator can stop it
 */
record AddOpenLicensePolicy(Duration delay) {

    static AddOpenLicensePolicy of(Settings settings) {
        return new AddOpenLicensePolicy(settings.get(SettingsRegister.ADD_OPEN_LICENSE_DELAY));
    }
}

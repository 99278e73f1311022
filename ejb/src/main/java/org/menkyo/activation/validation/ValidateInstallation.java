package org.menkyo.activation.validation;

import org.menkyo.shared.input.Limits;

/**
 * Asks whether an installation is genuine (VA-207).
 *
 * @param productKey the key that is installed: 25 characters, with or without hyphens
 * @param installationId the installation ID as it is now: 9 groups of 6 digits, with or without hyphens
 */
public record ValidateInstallation(
        @Limits(maxLength = 200) String productKey,
        @Limits(maxLength = 200) String installationId) {

    /** Without the key. */
    @Override
    public String toString() {
        return "ValidateInstallation[installationId=" + installationId + "]";
    }
}

package org.menkyo.activation.mak;

import org.menkyo.shared.input.Limits;

/**
 * Activates an installation by a MAK (VA-402). Edition and hardware are part of the installation ID, so nothing else is
 * needed.
 *
 * @param productKey the MAK as typed: 25 characters, with or without hyphens
 * @param installationId the installation ID: 9 groups of 6 digits, with or without hyphens
 */
public record ActivateInstallation(
        @Limits(maxLength = 200) String productKey,
        @Limits(maxLength = 200) String installationId) {

    /** Without the key. */
    @Override
    public String toString() {
        return "ActivateInstallation[installationId=" + installationId + "]";
    }
}

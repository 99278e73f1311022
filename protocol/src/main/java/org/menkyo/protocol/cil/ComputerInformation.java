package org.menkyo.protocol.cil;

import java.util.Optional;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.LicenseState;

/**
 * One computer in a list.
 *
 * @param name its name: personal data, left out where none are wanted
 * @param editionName what people call its edition; the edition's code stands in the installation ID
 * @param licenseState its license state when it was collected
 * @param remainingMinutes minutes until that state ends; 0 where it has no end or is over
 * @param maskedKey its product key with all but the last group masked
 * @param installationId names it
 * @param confirmationId what activates it, once the list is completed
 * @param result what came of the last attempt to complete: {@value #ACTIVATED} or the code of the error
 */
public record ComputerInformation(
        Optional<String> name,
        String editionName,
        LicenseState licenseState,
        int remainingMinutes,
        String maskedKey,
        InstallationId installationId,
        Optional<ConfirmationId> confirmationId,
        Optional<String> result) {

    /** The result of a computer that has its confirmation ID. */
    public static final String ACTIVATED = "ACTIVATED";

    /** A computer whose confirmation nobody has asked for yet. */
    public ComputerInformation(
            Optional<String> name,
            String editionName,
            LicenseState licenseState,
            int remainingMinutes,
            String maskedKey,
            InstallationId installationId) {
        this(
                name,
                editionName,
                licenseState,
                remainingMinutes,
                maskedKey,
                installationId,
                Optional.empty(),
                Optional.empty());
    }

    /** The edition's code. */
    public int editionCode() {
        return installationId.editionCode();
    }
}

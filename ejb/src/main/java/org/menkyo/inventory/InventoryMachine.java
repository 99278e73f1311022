package org.menkyo.inventory;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.text.TypedText;
import org.menkyo.shared.input.Limits;

/**
 * A machine of an inventory (VA-503).
 *
 * @param machineName what the tool reaches it by
 * @param clientMachineId its client machine ID; null if it is not known
 * @param edition the catalog's code or name of the edition that is installed; null if it is not known
 * @param activationWay how it was activated last; null if it never was, or that is not known
 * @param licenseState its license state (VA-201); null if it never answered the tool
 * @param remainingMinutes minutes until that state ends; null if it has no end
 * @param virtual whether it is a virtual machine; null if that cannot be told
 * @param lastAnsweredAt when it answered the tool last; null if it never did
 */
public record InventoryMachine(
        @Limits(maxLength = 255) String machineName,
        @Nullable UUID clientMachineId,
        @Limits(maxLength = 200) @Nullable String edition,
        @Nullable ActivationWay activationWay,
        @Nullable LicenseState licenseState,
        @Limits(min = 0, max = Integer.MAX_VALUE) @Nullable Integer remainingMinutes,
        @Nullable Boolean virtual,
        @Nullable Instant lastAnsweredAt) {

    /** Takes texts in the form in which they are compared, see {@link TypedText}. */
    public InventoryMachine {
        machineName = TypedText.label(machineName);
        edition = TypedText.label(edition);
    }
}

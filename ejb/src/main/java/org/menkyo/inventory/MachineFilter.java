package org.menkyo.inventory;

import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.shared.input.InputCheck;
import org.menkyo.shared.text.AskedText;

/**
 * Which machines of an inventory are asked for; null means any.
 *
 * @param machineName with this name
 * @param licenseState in this license state
 */
public record MachineFilter(String machineName, LicenseState licenseState) {

    /** Takes texts in the form in which they are compared, see {@link AskedText}; one that is invisible finds nothing. */
    public MachineFilter {
        machineName = AskedText.label(machineName);
    }

    /**
     * Reads what a caller typed.
     *
     * @throws org.menkyo.shared.error.InvalidInputException if there is no such license state
     */
    public static MachineFilter parse(String machineName, String licenseState) {
        InputCheck check = new InputCheck();
        LicenseState state = check.word(
                "licenseState",
                licenseState == null || licenseState.isEmpty() ? null : licenseState,
                LicenseState.values(),
                Enum::name);
        check.done();
        return new MachineFilter(machineName, state);
    }

    /** All of them. */
    public static MachineFilter none() {
        return new MachineFilter(null, null);
    }
}

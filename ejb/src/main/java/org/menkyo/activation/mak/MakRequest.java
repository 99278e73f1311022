package org.menkyo.activation.mak;

import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.shared.call.Caller;

/**
 * A machine that asks to be activated.
 *
 * @param caller for whom the audit records it
 * @param installationId what is to be confirmed
 * @param kept the installation ID as it is kept: without the part of the product key
 * @param confirmationId what confirms it; always the same for the same installation ID
 */
record MakRequest(Caller caller, InstallationId installationId, InstallationId kept, ConfirmationId confirmationId) {

    static MakRequest of(Caller caller, InstallationId installationId, ConfirmationId confirmationId) {
        return new MakRequest(caller, installationId, installationId.withoutKey(), confirmationId);
    }
}

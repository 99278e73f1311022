package org.menkyo.activation;

import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.shared.Caller;

/**
 * A machine that asks to be activated.
 *
 * @param caller for whom the audit records it
 * @param installationId what is to be confirmed
 * @param confirmationId what is kept for the installation ID if nothing is kept yet
 */
record MakRequest(Caller caller, InstallationId installationId, ConfirmationId confirmationId) {}

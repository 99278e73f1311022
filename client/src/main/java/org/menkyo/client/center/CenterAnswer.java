package org.menkyo.client.center;

import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.MakConfirmation;

/** What the activation service answers. */
public sealed interface CenterAnswer {

    /**
     * It confirms the installation.
     *
     * @param confirmationId for the record and for activation by phone of the same installation
     * @param confirmation the signed confirmation, not yet verified
     * @param counted whether it used one of the key's activations
     * @param remainingActivations how many the key has left
     */
    record Confirmed(
            ConfirmationId confirmationId, MakConfirmation confirmation, boolean counted, int remainingActivations)
            implements CenterAnswer {}

    /**
     * It refuses.
     *
     * @param code the stable name of the reason
     * @param detail the reason in words, in the language that was asked for
     */
    record Refused(String code, String detail) implements CenterAnswer {}
}

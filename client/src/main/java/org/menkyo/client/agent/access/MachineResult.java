package org.menkyo.client.agent.access;

import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.client.ActivationOutcome;
import org.menkyo.protocol.activation.LicenseState;

/**
 * What came of an attempt on a machine.
 *
 * @param code the name of the outcome ({@code docs/result-codes.md}); a later agent may have some that this tool does not know
 * @param done whether what was asked for was done
 * @param state the license state afterwards
 * @param edition the edition's name
 * @param count the KMS host's count, if one answered
 * @param threshold the edition's threshold, beside a count
 * @param remainingActivations activations that the key has left, if the center said so
 * @param text the result in words, in the language that was asked for
 */
public record MachineResult(
        String code,
        boolean done,
        LicenseState state,
        String edition,
        OptionalInt count,
        OptionalInt threshold,
        OptionalInt remainingActivations,
        String text) {

    /** The outcome; none if this tool is older than the agent and does not know it. */
    public Optional<ActivationOutcome> outcome() {
        for (ActivationOutcome outcome : ActivationOutcome.values()) {
            if (outcome.name().equals(code)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}

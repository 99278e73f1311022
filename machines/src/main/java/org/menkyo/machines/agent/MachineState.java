package org.menkyo.machines.agent;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.client.hardware.MachineKind;
import org.menkyo.client.state.Activation;
import org.menkyo.protocol.activation.LicenseState;

/**
 * What an agent says of its machine and its license.
 *
 * @param machineName the name in its agent's certificate
 * @param edition the edition's name
 * @param state the license state (VA-201)
 * @param endsAt when that state ends if nothing happens
 * @param remainingMinutes minutes until then; 0 if it has no end
 * @param maskedKey the product key with all but its last group masked; none for a KMS client
 * @param cmid the client machine ID
 * @param way how it was activated
 * @param activatedAt the last success
 * @param kmsHost the KMS host that is configured for it
 * @param rearmsLeft how often its timers may still be reset
 * @param kind whether it is virtual
 */
public record MachineState(
        String machineName,
        String edition,
        LicenseState state,
        Optional<Instant> endsAt,
        int remainingMinutes,
        Optional<String> maskedKey,
        UUID cmid,
        Optional<Activation.Way> way,
        Optional<Instant> activatedAt,
        Optional<String> kmsHost,
        int rearmsLeft,
        MachineKind kind) {

    private static final int MAX_TEXT = 200;
    private static final String MASKED = "\\*{5}(-\\*{5}){3}-[A-Z0-9]{5}";

    /**
     * Takes what a machine said: texts without control characters and of at most 200 characters, since they come from a
     * machine that might be hostile to the terminal that shows them. A product key that is not masked is no answer.
     *
     * @throws IllegalArgumentException if more than the last group of the product key could be read
     */
    public MachineState {
        machineName = plain(machineName);
        edition = plain(edition);
        kmsHost = kmsHost.map(MachineState::plain);
        if (maskedKey.isPresent() && !maskedKey.get().matches(MASKED)) {
            throw new IllegalArgumentException("the product key is not masked");
        }
    }

    /** A text of others as it may be shown: without control and format characters, and bounded. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .limit(MAX_TEXT)
                .forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }
}

package org.menkyo.machines.inventory;

import java.time.Instant;
import java.util.Optional;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.machines.agent.AgentException;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.agent.MachineState;

/**
 * What came of asking a machine once.
 *
 * @param address who was asked
 * @param at when it ended
 * @param contact what came of it
 * @param problem the reason in words, if it did not answer; else empty
 * @param state what it said, if it answered
 */
public record Answer(HostAddress address, Instant at, Contact contact, String problem, Optional<MachineState> state) {

    /** The machine answered. */
    public static Answer of(HostAddress address, Instant at, MachineState state) {
        return new Answer(address, at, Contact.ANSWERED, "", Optional.of(state));
    }

    /** It did not. */
    public static Answer failed(HostAddress address, Instant at, AgentException why) {
        return new Answer(
                address, at, why.contact(), MachineState.plain(String.valueOf(why.getMessage())), Optional.empty());
    }

    /** Whether something is there: an agent, or whatever else keeps the port, also if it is too slow. */
    public boolean isThere() {
        return contact != Contact.NO_ANSWER && contact != Contact.NAME_UNKNOWN;
    }
}

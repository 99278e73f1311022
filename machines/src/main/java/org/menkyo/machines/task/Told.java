package org.menkyo.machines.task;

import java.util.Optional;
import org.menkyo.machines.agent.Contact;
import org.menkyo.machines.agent.Outcome;
import org.menkyo.machines.inventory.Answer;
import org.menkyo.protocol.cil.ComputerInformation;

/**
 * What came of a task on one machine.
 *
 * @param answer what came of asking it
 * @param outcome what came of what it was asked to do, if it was asked for more than its state
 * @param computer what activates it by proxy, if that was asked for
 */
public record Told(Answer answer, Optional<Outcome> outcome, Optional<ComputerInformation> computer) {

    /** It was asked for its state only, or it did not answer. */
    public static Told of(Answer answer) {
        return new Told(answer, Optional.empty(), Optional.empty());
    }

    /** Whether the machine did what was asked. */
    public boolean isDone() {
        return answer.contact() == Contact.ANSWERED
                && outcome.map(Outcome::done).orElse(true);
    }
}

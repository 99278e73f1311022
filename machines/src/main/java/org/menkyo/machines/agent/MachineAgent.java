package org.menkyo.machines.agent;

import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.key.ProductKey;

/**
 * The agent of one machine (VA-503). Each call ends within its time; one whose thread is interrupted is the last.
 */
public interface MachineAgent {

    /** Asks for the license state. */
    MachineState state() throws AgentException, InterruptedException;

    /** What is needed to activate by proxy, with the product key that the machine has (VA-404). */
    ComputerInformation computerInformation() throws AgentException, InterruptedException;

    /** Installs a product key; nothing is activated by it. */
    Outcome installKey(ProductKey key) throws AgentException, InterruptedException;

    /** Removes the product key, so that the machine asks KMS hosts. */
    void removeKey() throws AgentException, InterruptedException;

    /** Sets the KMS host that the machine asks, or with none lets it find one by DNS. */
    void configureKms(Optional<String> host, OptionalInt port) throws AgentException, InterruptedException;

    /** Activates: by the center if the machine has a product key, else by a KMS host. */
    Outcome activate() throws AgentException, InterruptedException;

    /** Activates by a confirmation ID. */
    Outcome confirm(ConfirmationId id) throws AgentException, InterruptedException;
}

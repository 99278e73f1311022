package org.menkyo.machines.agent;

import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.key.ProductKey;

/**
 * The agent of one machine. Each call ends within the time that the agents were opened with, or when its thread is
 * interrupted.
 */
public interface MachineAgent extends AutoCloseable {

    /** Asks for the license state. */
    MachineLicense license() throws AgentException;

    /** The installation ID of the machine with the product key that it has (VA-401). */
    InstallationId installationId() throws AgentException;

    /** Installs a product key; nothing is activated by it. */
    Outcome installKey(ProductKey key) throws AgentException;

    /** Activates: by the center if the machine has a product key, else by a KMS host. */
    Outcome activate() throws AgentException;

    /** Removes the product key, so that the machine asks KMS hosts. */
    void removeKey() throws AgentException;

    /** Sets the KMS host that the machine asks, or with an empty text lets it find one by DNS. */
    void useKmsHost(String host) throws AgentException;

    /** Activates by a confirmation ID (VA-404). */
    Outcome confirm(ConfirmationId id) throws AgentException;

    @Override
    void close();
}

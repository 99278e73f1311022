package org.menkyo.machines.agent;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.client.agent.access.AgentAddress;
import org.menkyo.client.agent.access.AgentAuthority;
import org.menkyo.client.agent.access.AgentConnection;
import org.menkyo.client.agent.access.AgentConnections;
import org.menkyo.client.agent.access.AgentDescription;
import org.menkyo.client.agent.access.AgentTimes;
import org.menkyo.client.agent.access.MachineLicense;
import org.menkyo.client.agent.access.MachineResult;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.kms.HostAddress;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.key.ProductKey;

/** The agents that were enrolled by the tool's authority (VA-503). Threads may share it. */
public final class EnrolledAgents implements MachineAgents {

    private final AgentAuthority authority;
    private final AgentConnections connections;

    /**
     * As the tool of this authority.
     *
     * @param language of the texts that agents answer with
     * @throws IOException if the authority's files cannot be used
     */
    public EnrolledAgents(AgentAuthority authority, AgentTimes times, Locale language, Clock clock) throws IOException {
        this.authority = authority;
        this.connections = new AgentConnections(authority.tool(), times, language, clock);
    }

    @Override
    public MachineAgent at(HostAddress address, Optional<String> machine) {
        return new EnrolledAgent(
                connections.to(new AgentAddress(address.name(), address.port(), machine.map(PeerName::new))));
    }

    /** A call that can fail in the way of the connection. */
    @FunctionalInterface
    private interface Call<T> {

        T run() throws IOException;
    }

    /** One agent. */
    private final class EnrolledAgent implements MachineAgent {

        private final AgentConnection connection;

        private EnrolledAgent(AgentConnection connection) {
            this.connection = connection;
        }

        @Override
        public MachineState state() throws AgentException, InterruptedException {
            AgentDescription agent = called(() -> authority.tend(connection));
            MachineLicense license = called(connection::license);
            try {
                return new MachineState(
                        agent.machine(),
                        license.edition(),
                        license.state(),
                        license.endsAt(),
                        license.remainingMinutes(),
                        license.maskedKey(),
                        license.cmid(),
                        license.activation().map(MachineLicense.Success::way),
                        license.activation().map(MachineLicense.Success::at),
                        license.kms().host(),
                        license.rearmsLeft(),
                        license.machine());
            } catch (IllegalArgumentException e) {
                throw new AgentException(Contact.NOT_UNDERSTOOD, e.getMessage());
            }
        }

        @Override
        public ComputerInformation computerInformation() throws AgentException, InterruptedException {
            return called(connection::computerInformation);
        }

        @Override
        public Outcome installKey(ProductKey key) throws AgentException, InterruptedException {
            return outcome(called(() -> connection.installKey(key)));
        }

        @Override
        public void removeKey() throws AgentException, InterruptedException {
            called(() -> {
                connection.removeKey();
                return true;
            });
        }

        @Override
        public void configureKms(Optional<String> host, OptionalInt port) throws AgentException, InterruptedException {
            called(() -> {
                connection.configureKms(host, port);
                return true;
            });
        }

        @Override
        public Outcome activate() throws AgentException, InterruptedException {
            return outcome(called(connection::activate));
        }

        @Override
        public Outcome confirm(ConfirmationId id) throws AgentException, InterruptedException {
            return outcome(called(() -> connection.confirm(id)));
        }
    }

    private static Outcome outcome(MachineResult result) {
        return new Outcome(result.code(), result.done(), result.text());
    }

    /** A call cannot be broken off, but the next one is not begun. */
    private static <T> T called(Call<T> call) throws AgentException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return call.run();
        } catch (org.menkyo.client.agent.access.AgentException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            throw new AgentException(contact(e), e.getMessage());
        } catch (ClosedByInterruptException | FileLockInterruptionException | InterruptedIOException e) {
            // The time of the machine was over while its certificate was renewed.
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Contact contact(org.menkyo.client.agent.access.AgentException e) {
        return switch (e.reason()) {
            case NAME_UNKNOWN -> Contact.NAME_UNKNOWN;
            case UNREACHABLE -> Contact.NO_ANSWER;
            case TIMED_OUT -> Contact.TIMED_OUT;
            case NOT_TRUSTED, NOT_ACCEPTED, CODE_WRONG -> Contact.NOT_TRUSTED;
            case OTHER_MACHINE -> Contact.OTHER_MACHINE;
            case NOT_UNDERSTOOD -> Contact.NOT_UNDERSTOOD;
            case REFUSED -> Contact.REFUSED;
        };
    }
}

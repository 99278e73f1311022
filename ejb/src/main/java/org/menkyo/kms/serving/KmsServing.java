package org.menkyo.kms.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.projection.ProjectionPace;
import org.menkyo.protocol.kms.ErrorFrame;
import org.menkyo.protocol.kms.KmsError;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;

/** What the port serves on this node: the host that the database names, with its table of clients in memory. */
@ApplicationScoped
public class KmsServing {

    private static final byte[] NOT_ACTIVATED =
            ErrorFrame.of(KmsError.HOST_NOT_ACTIVATED).encode();

    private final ServedHosts hosts;
    private final HostStates states;
    private final Ledger ledger;
    private final ProjectionPace pace;
    private final Clock clock;

    private volatile Optional<AnsweringHost> answering = Optional.empty();
    private volatile Optional<ServedHosts.ServedHost> host = Optional.empty();
    private volatile Optional<RequestAuthenticator> authenticator = Optional.empty();

    @Inject
    public KmsServing(ServedHosts hosts, HostStates states, Ledger ledger, ProjectionPace pace, Clock clock) {
        this.hosts = hosts;
        this.states = states;
        this.ledger = ledger;
        this.pace = pace;
        this.clock = clock;
    }

    /** The port of its own of the host that answers, if it has one (VA-309). */
    public OptionalInt wantedPort() {
        return host.map(ServedHosts.ServedHost::port).orElse(OptionalInt.empty());
    }

    /** The label under which clients may find this node by DNS; empty if they may not, or no host would answer (VA-308). */
    public Optional<String> publishedLabel() {
        return host.filter(served -> served.terms().mayServe(clock.instant()))
                .flatMap(ServedHosts.ServedHost::publishedLabel);
    }

    /** What authenticates requests; empty until the first {@link #refresh}. */
    public Optional<RequestAuthenticator> authenticator() {
        return authenticator;
    }

    /**
     * Answers a batch; when this returns, it is committed.
     *
     * @return the frames for each request, in their order
     * @throws org.menkyo.shared.error.UnavailableException if the database cannot be reached
     */
    public List<byte[]> answer(List<KmsRequest> requests) {
        Optional<AnsweringHost> host = answering;
        if (host.isEmpty()) {
            return Collections.nCopies(requests.size(), NOT_ACTIVATED);
        }
        pace.awaitTurn(host.get().terms().hostId());
        return host.get().answer(requests);
    }

    /** The count of a host as it would be answered now, if it is the one that this node serves (VA-305). */
    public OptionalInt count(long hostId) {
        Optional<AnsweringHost> host = answering.filter(h -> h.terms().hostId() == hostId);
        return host.isPresent() ? OptionalInt.of(host.get().count()) : OptionalInt.empty();
    }

    /**
     * Takes in what has changed: another host, other settings of it, and what other nodes have answered. Until it
     * returns, everything goes on as before.
     *
     * @throws SQLException if the database cannot be reached; nothing is changed then
     */
    public synchronized void refresh() throws SQLException {
        ServedHosts.Served served = hosts.current();
        Optional<AnsweringHost> before = answering;
        if (served.host().isEmpty()) {
            answering = Optional.empty();
        } else {
            answering = Optional.of(refreshed(before, served.host().get()));
        }
        host = served.host();
        if (authenticator.isEmpty()) {
            authenticator = Optional.of(new RequestAuthenticator(List.of(served.catalogKey())));
        }
    }

    private AnsweringHost refreshed(Optional<AnsweringHost> before, ServedHosts.ServedHost served) throws SQLException {
        long hostId = served.terms().hostId();
        Optional<AnsweringHost> same = before.filter(host -> host.terms().hostId() == hostId);
        if (same.isPresent()) {
            same.get().catchUp();
            if (same.get().terms().equals(served.terms())) {
                return same.get();
            }
        }
        HostState state = same.isPresent() ? same.get().state() : states.load(hostId);
        return new AnsweringHost(served.terms(), served.key(), state, ledger, clock);
    }
}

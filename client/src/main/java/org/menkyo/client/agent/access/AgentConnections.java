package org.menkyo.client.agent.access;

import java.time.Clock;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.PeerTrust;
import org.menkyo.client.agent.trust.Role;
import org.menkyo.client.agent.trust.Tls;

/** One tool's way to any number of agents. Threads may share it. */
public final class AgentConnections {

    private final Credentials credentials;
    private final AgentTimes times;
    private final Locale language;
    private final Clock clock;

    /**
     * As the tool that has these credentials.
     *
     * @param language of the texts that agents answer with: English or Japanese
     */
    public AgentConnections(Credentials credentials, AgentTimes times, Locale language, Clock clock) {
        this.credentials = credentials;
        this.times = times;
        this.language = language;
        this.clock = clock;
    }

    /** The way to one agent; nothing is sent yet. */
    public AgentConnection to(AgentAddress address) {
        return new AgentConnection(address, this::tls, times, language, clock);
    }

    private SSLContext tls() {
        PeerTrust agents = new PeerTrust(credentials.authority(), credentials::revocations, Role.AGENT, clock);
        return Tls.context(credentials.key(), credentials.certificate(), agents);
    }
}

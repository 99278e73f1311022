package org.menkyo.client.agent.access;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.menkyo.client.agent.trust.CertificateWriter;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.EnrollmentCode;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.Role;

/**
 * The certificate authority of a management tool, in a folder that only its owner may read: it vouches for the tool and for
 * the agents of machines, and revokes (VA-503). Its key is in a key store with a password, or with a random one that stands
 * beside it. Several processes may use one folder.
 *
 * <p>The authority's own certificate lasts 20 years, the tool's 90 days, an agent's 2 years; both are renewed when half of that
 * is over. What a file carries to a machine lasts 90 days.
 */
public final class AgentAuthority {

    /** How long an agent's certificate lasts. */
    static final Duration AGENT_LASTS = Duration.ofDays(730);

    /** How long the tool's certificate lasts. */
    static final Duration TOOL_LASTS = Duration.ofDays(90);

    /** How long a certificate lasts whose key was carried in a file. */
    static final Duration FILE_LASTS = Duration.ofDays(90);

    private static final Duration AUTHORITY_LASTS = Duration.ofDays(7305);
    private static final int SHORTEST_PASSWORD = 12;

    private final AuthorityStore store;
    private final Clock clock;
    private final CertificateWriter writer;

    private AgentAuthority(AuthorityStore store, Clock clock, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.writer = new CertificateWriter(random);
    }

    /**
     * Makes an authority and the tool's own certificate.
     *
     * @param folder where; it is made if needed and must have no authority yet
     * @param name of the authority and of the tool
     * @param password of the key store, at least 12 characters; none to keep a random one beside it
     * @throws java.nio.file.FileAlreadyExistsException if there is an authority already
     * @throws IllegalArgumentException if the password is too short
     */
    public static AgentAuthority create(
            Path folder, PeerName name, Optional<char[]> password, Clock clock, SecureRandom random)
            throws IOException {
        if (password.isPresent() && password.get().length < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("the password has fewer than " + SHORTEST_PASSWORD + " characters");
        }
        AuthorityStore store = new AuthorityStore(folder, password);
        AgentAuthority authority = new AgentAuthority(store, clock, random);
        store.make(random);
        store.exclusively(() -> {
            authority.begin(name);
            return null;
        });
        return authority;
    }

    /** The key store comes last: it says that the authority is there. */
    private void begin(PeerName name) throws IOException {
        Instant now = clock.instant();
        KeyPair own = writer.keyPair();
        X509Certificate root = writer.authority(name, own, now, AUTHORITY_LASTS);
        store.save(writer.revocations(root, own.getPrivate(), Optional.empty(), Optional.empty(), now));
        AuthorityStore.Entry authority = new AuthorityStore.Entry(own.getPrivate(), root);
        store.save(new AuthorityStore.Keys(authority, freshTool(authority)));
    }

    /**
     * Opens an authority.
     *
     * @param password as when it was made
     * @throws java.nio.file.NoSuchFileException if there is none
     * @throws IOException also if the password is wrong
     */
    public static AgentAuthority open(Path folder, Optional<char[]> password, Clock clock, SecureRandom random)
            throws IOException {
        AuthorityStore store = new AuthorityStore(folder, password);
        store.requireThere();
        store.keys();
        return new AgentAuthority(store, clock, random);
    }

    /** The name of the authority. */
    public PeerName name() throws IOException {
        return PeerName.of(store.keys().authority().certificate());
    }

    /** What the tool needs for {@link AgentConnections}; its certificate is renewed when half its time is over. */
    public Credentials tool() throws IOException {
        return store.exclusively(() -> {
            AuthorityStore.Keys keys = store.keys();
            X509CRL revocations = store.revocations();
            X509Certificate known = keys.tool().certificate();
            boolean old = clock.instant()
                    .plus(TOOL_LASTS.dividedBy(2))
                    .isAfter(known.getNotAfter().toInstant());
            if (old || revocations.getRevokedCertificate(known) != null) {
                keys = new AuthorityStore.Keys(keys.authority(), freshTool(keys.authority()));
                store.save(keys);
            }
            return new Credentials(
                    keys.tool().key(),
                    keys.tool().certificate(),
                    keys.authority().certificate(),
                    revocations);
        });
    }

    private AuthorityStore.Entry freshTool(AuthorityStore.Entry authority) throws IOException {
        KeyPair fresh = writer.keyPair();
        PeerName name = PeerName.of(authority.certificate());
        return new AuthorityStore.Entry(
                fresh.getPrivate(), issue(authority, name, fresh.getPublic(), Role.TOOL, TOOL_LASTS));
    }

    private X509Certificate issue(
            AuthorityStore.Entry authority, PeerName name, PublicKey key, Role role, Duration lasting)
            throws IOException {
        X509Certificate certificate =
                writer.peer(authority.certificate(), authority.key(), name, key, role, clock.instant(), lasting);
        store.add(certificate, role);
        return certificate;
    }

    private X509Certificate issueAgent(PeerName name, PublicKey key, Duration lasting) throws IOException {
        return store.exclusively(() -> issue(store.keys().authority(), name, key, Role.AGENT, lasting));
    }

    /**
     * Enrolls a machine on which an administrator has typed {@code agent enroll --code}.
     *
     * @param code the same code
     * @param machine the name for its certificate; none to take the one that the machine gives itself
     * @return the name in the certificate
     * @throws AgentException if the machine does not answer, or does not know the code
     */
    public PeerName enroll(AgentAddress address, EnrollmentCode code, Optional<PeerName> machine, AgentTimes times)
            throws IOException {
        Enrollment enrollment = new Enrollment(address, code, times);
        Enrollment.Request request = enrollment.begin(store.keys().authority().certificate());
        PeerName name = machine.orElse(request.machine());
        X509Certificate certificate = issueAgent(name, request.key(), AGENT_LASTS);
        enrollment.finish(certificate, store.revocations());
        return name;
    }

    /**
     * Credentials for a machine, as the content of a file that is carried there and read by {@code agent enroll --file}. It
     * holds the machine's key: whoever has it can pass for this machine for 90 days, or until it is revoked.
     */
    public byte[] enrollmentFile(PeerName machine) throws IOException {
        KeyPair keys = writer.keyPair();
        X509Certificate certificate = issueAgent(machine, keys.getPublic(), FILE_LASTS);
        return new Credentials(
                        keys.getPrivate(), certificate, store.keys().authority().certificate(), store.revocations())
                .toBytes();
    }

    /**
     * Brings an agent up to date: sends revocations that it does not have, and renews its certificate, with a new key, if
     * that is due. To be called once in a while, such as before other work.
     *
     * @return the agent as it presented itself before
     */
    public AgentDescription tend(AgentConnection connection) throws IOException {
        AgentDescription agent = connection.describe();
        X509CRL revocations = store.revocations();
        if (agent.revocationsNumber() < CertificateWriter.number(revocations).longValueExact()) {
            connection.sendRevocations(revocations);
        }
        if (agent.renewalDue()) {
            renew(connection, new PeerName(agent.machine()));
        }
        return agent;
    }

    private void renew(AgentConnection connection, PeerName machine) throws IOException {
        AgentConnection same = connection.of(machine);
        PublicKey key;
        try {
            key = CertificateWriter.requestedKey(same.requestCertificate());
        } catch (IllegalArgumentException e) {
            throw new AgentException(AgentException.Reason.NOT_UNDERSTOOD, "the request is not signed", e);
        }
        same.sendCertificate(issueAgent(machine, key, AGENT_LASTS));
    }

    /**
     * Revokes all certificates of a machine or a tool. Agents hear of it by {@link #tend}, this tool when it asks for {@link
     * #tool} again.
     *
     * @return how many were revoked now
     */
    public int revoke(PeerName name) throws IOException {
        return store.exclusively(() -> {
            List<BigInteger> serials = store.issued().stream()
                    .filter(there -> there.name().equals(name.text()) && !there.revoked())
                    .map(IssuedCertificate::serial)
                    .toList();
            AuthorityStore.Entry authority = store.keys().authority();
            X509CRL list = store.revocations();
            for (BigInteger serial : serials) {
                list = writer.revocations(
                        authority.certificate(),
                        authority.key(),
                        Optional.of(list),
                        Optional.of(serial),
                        clock.instant());
            }
            store.save(list);
            return serials.size();
        });
    }

    /** All certificates that were issued, oldest first. */
    public List<IssuedCertificate> issued() throws IOException {
        return store.issued();
    }
}

package org.menkyo.client.agent;

import jakarta.json.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.menkyo.client.agent.trust.CertificateWriter;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.EnrollmentCode;
import org.menkyo.client.agent.trust.EnrollmentProof;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.PeerTrust;
import org.menkyo.client.agent.trust.Pem;
import org.menkyo.client.agent.trust.Role;
import org.menkyo.client.agent.trust.Tls;

/**
 * Listens for the tool that knows the code which an administrator of this machine has typed, until it has enrolled the machine
 * or the time is over (VA-503). A code enrolls once.
 */
public final class EnrollmentWindow implements AutoCloseable {

    private static final String BASE = "/enrollment/1";
    private static final Duration DOOR_LASTS = Duration.ofDays(1);

    private final AgentIdentity identity;
    private final PeerName machine;
    private final Clock clock;
    private final Instant end;
    private final CertificateWriter writer;
    private final EnrollmentProof proof;
    private final AgentListener listener;
    private final CountDownLatch over = new CountDownLatch(1);
    private Optional<Begun> begun = Optional.empty();
    private Optional<PeerName> enrolled = Optional.empty();

    /** An authority that has proved that it knows the code, and the key that it is to certify. */
    private record Begun(X509Certificate authority, KeyPair keys) {}

    /**
     * Begins to listen.
     *
     * @param machine what the machine calls itself
     * @param lasting how long the code is good
     * @throws IOException if the port is taken
     */
    public EnrollmentWindow(
            AgentIdentity identity,
            EnrollmentCode code,
            PeerName machine,
            Duration lasting,
            InetSocketAddress address,
            AgentLimits limits,
            Clock clock,
            SecureRandom random)
            throws IOException {
        this.identity = identity;
        this.machine = machine;
        this.clock = clock;
        this.end = clock.instant().plus(lasting);
        this.writer = new CertificateWriter(random);
        KeyPair keys = writer.keyPair();
        X509Certificate door = writer.door(machine, keys, clock.instant(), DOOR_LASTS);
        this.proof = new EnrollmentProof(code, door);
        var tls = Optional.of(Tls.context(keys.getPrivate(), door));
        this.listener =
                new AgentListener(address, limits, new TlsExchange(() -> tls, false, limits.bodyBytes(), this::answer));
    }

    /** The port that it listens on. */
    public int port() {
        return listener.port();
    }

    /**
     * Waits for the tool, and ends.
     *
     * @param patience how long at most
     * @return the name in the machine's certificate; empty if no tool has come
     */
    public Optional<PeerName> await(Duration patience) throws InterruptedException {
        if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            // Whoever comes from now on is too late.
            over.countDown();
        }
        listener.finish();
        synchronized (this) {
            return enrolled;
        }
    }

    @Override
    public void close() {
        listener.close();
    }

    private synchronized AgentAnswer answer(AgentRequest request) {
        try {
            if (over.getCount() == 0 || !clock.instant().isBefore(end)) {
                over.countDown();
                throw new ProblemException(Problem.Kind.ENROLLMENT_NOT_OPEN.in(request.language()));
            }
            return switch (request.path()) {
                case BASE + "/request" -> begin(only("POST", request));
                case BASE + "/certificate" -> finish(only("PUT", request));
                default -> throw new ProblemException(Problem.Kind.NOT_FOUND.in(request.language()));
            };
        } catch (ProblemException e) {
            return AgentAnswer.of(e.problem());
        } catch (IOException e) {
            System.getLogger(EnrollmentWindow.class.getName())
                    .log(System.Logger.Level.ERROR, "The credentials cannot be written", e);
            return AgentAnswer.of(Problem.Kind.UNEXPECTED.in(request.language()));
        }
    }

    private static AgentRequest only(String method, AgentRequest request) throws ProblemException {
        if (!request.method().equals(method)) {
            throw new ProblemException(Problem.Kind.METHOD_NOT_ALLOWED.in(request.language()));
        }
        return request;
    }

    /** The tool names its authority; the machine asks for a certificate. */
    private AgentAnswer begin(AgentRequest request) throws ProblemException {
        JsonBody body = JsonBody.of(request, "authority", "proof");
        X509Certificate authority = certificate("authority", body);
        byte[] named = Pem.encoded(authority);
        requireProof(EnrollmentProof.Step.AUTHORITY, List.of(named), body);
        if (authority.getBasicConstraints() < 0) {
            throw JsonBody.notValid("authority", request.language());
        }
        KeyPair keys = writer.keyPair();
        begun = Optional.of(new Begun(authority, keys));
        var asked = writer.request(machine, keys);
        return AgentAnswer.of(Json.createObjectBuilder()
                .add("machine", machine.text())
                .add("request", Pem.text(asked))
                .add("proof", proof.of(EnrollmentProof.Step.REQUEST, List.of(named, Pem.encoded(asked)))));
    }

    /** The tool brings the certificate; the machine is enrolled. */
    private AgentAnswer finish(AgentRequest request) throws ProblemException, IOException {
        JsonBody body = JsonBody.of(request, "certificate", "revocations", "proof");
        Begun with =
                begun.orElseThrow(() -> new ProblemException(Problem.Kind.ENROLLMENT_NOT_OPEN.in(request.language())));
        X509Certificate certificate = certificate("certificate", body);
        X509CRL revocations = revocations(body);
        requireProof(EnrollmentProof.Step.CERTIFICATE, List.of(Pem.encoded(certificate)), body);
        Credentials credentials = new Credentials(with.keys().getPrivate(), certificate, with.authority(), revocations);
        PeerName name = requireFitting(credentials, with, request.language());
        if (!identity.begin(credentials)) {
            throw new ProblemException(Problem.Kind.ENROLLMENT_NOT_OPEN.in(request.language()));
        }
        enrolled = Optional.of(name);
        over.countDown();
        return AgentAnswer.of(Json.createObjectBuilder().add("machine", name.text()));
    }

    private PeerName requireFitting(Credentials credentials, Begun with, Locale language) throws ProblemException {
        boolean ownKey =
                credentials.certificate().getPublicKey().equals(with.keys().getPublic());
        try {
            if (ownKey && IdentityOperations.isOfAuthority(credentials.revocations(), credentials.authority())) {
                return new PeerTrust(credentials.authority(), credentials::revocations, Role.AGENT, clock)
                        .require(credentials.certificate());
            }
        } catch (CertificateException e) {
            System.getLogger(EnrollmentWindow.class.getName())
                    .log(System.Logger.Level.WARNING, "The tool brought a wrong certificate: " + e.getMessage());
        }
        throw new ProblemException(Problem.Kind.CERTIFICATE_NOT_VALID.in(language));
    }

    private void requireProof(EnrollmentProof.Step step, List<byte[]> said, JsonBody body) throws ProblemException {
        if (!proof.fits(step, said, body.text("proof"))) {
            throw new ProblemException(Problem.Kind.CODE_WRONG.in(body.language()));
        }
    }

    private static X509Certificate certificate(String name, JsonBody body) throws ProblemException {
        try {
            return Pem.certificate(body.text(name));
        } catch (IllegalArgumentException e) {
            throw JsonBody.notValid(name, body.language());
        }
    }

    private static X509CRL revocations(JsonBody body) throws ProblemException {
        try {
            return Pem.revocations(body.text("revocations"));
        } catch (IllegalArgumentException e) {
            throw JsonBody.notValid("revocations", body.language());
        }
    }
}

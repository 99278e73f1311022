package org.menkyo.client.agent;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.agent.trust.CertificateWriter;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.PeerTrust;
import org.menkyo.client.agent.trust.Role;
import org.menkyo.client.agent.trust.Tls;
import org.menkyo.client.store.ManagementEvent;

/**
 * The agent of an enrolled machine: answers the tools of its authority, and writes each request and what came of it to the
 * client's event log (VA-503).
 */
public final class AgentService implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(AgentService.class.getName());

    /** The version of the interface. */
    static final String VERSION = "1.0";

    private final Product product;
    private final AgentIdentity identity;
    private final Clock clock;
    private final LicenseOperations license;
    private final IdentityOperations own;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AgentListener listener;
    private Optional<Secured> secured = Optional.empty();

    /** TLS with credentials as they were read. */
    private record Secured(Credentials credentials, SSLContext tls) {}

    /**
     * Begins to answer.
     *
     * @param address where; a port of 0 is any free one
     * @throws IOException if the port is taken, or the credentials cannot be read
     * @throws IllegalStateException if the machine is not enrolled: then nothing listens
     */
    public AgentService(
            Product product,
            AgentIdentity identity,
            InetSocketAddress address,
            AgentLimits limits,
            Clock clock,
            SecureRandom random)
            throws IOException {
        if (identity.load().isEmpty()) {
            throw new IllegalStateException("the machine is not enrolled");
        }
        this.product = product;
        this.identity = identity;
        this.clock = clock;
        this.license = new LicenseOperations(product);
        this.own = new IdentityOperations(identity, clock, random);
        this.listener =
                new AgentListener(address, limits, new TlsExchange(this::tls, true, limits.bodyBytes(), this::answer));
    }

    /** The port that it answers on. */
    public int port() {
        return listener.port();
    }

    /** Waits until it ends: when it is closed, or when the enrollment has ended and somebody connects. */
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        listener.close();
        ended.countDown();
    }

    /** The credentials are read anew for each connection: renewals, revocations and the end of the enrollment count at once. */
    private synchronized Optional<SSLContext> tls() {
        try {
            Optional<Credentials> there = identity.load();
            if (there.isEmpty()) {
                close();
            }
            secured = there.map(credentials -> secured.filter(
                            known -> Arrays.equals(known.credentials().toBytes(), credentials.toBytes()))
                    .orElseGet(() -> new Secured(
                            credentials,
                            Tls.context(credentials.key(), credentials.certificate(), tools(credentials)))));
            return secured.map(Secured::tls);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.ERROR, "The credentials cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private PeerTrust tools(Credentials credentials) {
        return new PeerTrust(credentials.authority(), credentials::revocations, Role.TOOL, clock);
    }

    private AgentAnswer answer(AgentRequest request) {
        try {
            return recorded(tool(request), request);
        } catch (ProblemException e) {
            return AgentAnswer.of(e.problem());
        } catch (IOException e) {
            return AgentAnswer.of(product.problem(e, request.language()));
        }
    }

    /** A resumed connection shows its certificate to nobody but us. */
    private PeerName tool(AgentRequest request) throws IOException, ProblemException {
        Optional<Credentials> there = identity.load();
        try {
            if (there.isPresent() && request.peer().isPresent()) {
                return tools(there.get()).require(request.peer().get());
            }
        } catch (CertificateException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "A tool is not believed any more: " + e.getMessage());
        }
        throw new ProblemException(Problem.Kind.NOT_ENROLLED.in(request.language()));
    }

    private AgentAnswer recorded(PeerName tool, AgentRequest request) {
        ManagementEvent asked = new ManagementEvent(
                ManagementEvent.Kind.TOOL_REQUEST,
                clock.instant(),
                tool.text(),
                request.peer().orElseThrow().getSerialNumber().toString(16),
                request.address().getHostAddress(),
                Operation.nameOf(request),
                "");
        product.eventLog().append(asked);
        AgentAnswer answer = answered(request);
        product.eventLog().append(asked.answered(clock.instant(), answer.result()));
        return answer;
    }

    private AgentAnswer answered(AgentRequest request) {
        try {
            return AgentAnswer.of(carryOut(Operation.of(request), request));
        } catch (ProblemException e) {
            return AgentAnswer.of(e.problem());
        } catch (UncheckedIOException e) {
            return AgentAnswer.of(product.problem(e.getCause(), request.language()));
        } catch (IOException | RuntimeException e) {
            return AgentAnswer.of(product.problem(e, request.language()));
        }
    }

    private JsonObjectBuilder carryOut(Operation operation, AgentRequest request) throws IOException, ProblemException {
        return switch (operation) {
            case DESCRIBE -> describe(request);
            case SHOW_LICENSE -> license.license(request);
            case INSTALL_KEY -> license.installKey(request);
            case REMOVE_KEY -> license.removeKey(request);
            case CONFIGURE_KMS -> license.configureKms(request);
            case ACTIVATE -> license.activate(request);
            case SHOW_COMPUTER -> license.computer(request);
            case CONFIRM -> license.confirm(request);
            case REARM -> license.rearm(request);
            case SHOW_EVENTS -> license.events(request);
            case SET_REVOCATIONS -> own.setRevocations(request);
            case REQUEST_CERTIFICATE -> own.request(request);
            case SET_CERTIFICATE -> own.setCertificate(request);
        };
    }

    private JsonObjectBuilder describe(AgentRequest request) throws IOException, ProblemException {
        ActivationClient client = product.client(request.language());
        Credentials credentials = identity.load()
                .orElseThrow(() -> new ProblemException(Problem.Kind.NOT_ENROLLED.in(request.language())));
        return Json.createObjectBuilder()
                .add("machine", credentials.name().text())
                .add("version", VERSION)
                .add("product", product.name())
                .add("edition", client.status().edition())
                .add(
                        "certificateEndsAt",
                        credentials.certificate().getNotAfter().toInstant().toString())
                .add(
                        "revocationsNumber",
                        CertificateWriter.number(credentials.revocations()).longValueExact());
    }
}

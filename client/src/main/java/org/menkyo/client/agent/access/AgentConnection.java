package org.menkyo.client.agent.access;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.Pem;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.key.ProductKey;

/**
 * The interface of one machine's agent ({@code docs/protocol/agent.md}). Each call makes a connection of its own, waits no
 * longer than {@link AgentTimes} says, and throws an {@link AgentException} if the agent cannot be reached or believed, or
 * refuses. An agent that closes the connection and does not say why has too much to do, and is tried twice more.
 */
public final class AgentConnection {

    private static final String BASE = "/agent/1";
    private static final int TRIES = 3;

    /** Twice as long after the second try; up to as much again, so that not all come back at the same time. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final AgentAddress address;
    private final Supplier<SSLContext> tls;
    private final AgentTimes times;
    private final Locale language;
    private final Clock clock;

    AgentConnection(AgentAddress address, Supplier<SSLContext> tls, AgentTimes times, Locale language, Clock clock) {
        this.address = address;
        this.tls = tls;
        this.times = times;
        this.language = language;
        this.clock = clock;
    }

    /** Where the agent is. */
    public AgentAddress address() {
        return address;
    }

    /** The agent. */
    public AgentDescription describe() throws AgentException {
        return read(look("GET", "", Optional.empty()), body -> AnswerReader.description(body, clock));
    }

    /** The license of the machine. */
    public MachineLicense license() throws AgentException {
        return read(look("GET", "/license", Optional.empty()), AnswerReader::license);
    }

    /** Installs a product key; the same one again changes nothing. */
    public MachineResult installKey(ProductKey key) throws AgentException {
        JsonObject body =
                Json.createObjectBuilder().add("productKey", key.formatted()).build();
        return read(look("PUT", "/product-key", Optional.of(body)), AnswerReader::result);
    }

    /** Removes the product key, which makes the machine a KMS client. */
    public void removeKey() throws AgentException {
        look("DELETE", "/product-key", Optional.empty());
    }

    /** Sets the KMS host, or clears it so that DNS is asked, and the port, or clears it. */
    public void configureKms(Optional<String> host, OptionalInt port) throws AgentException {
        JsonObjectBuilder body = Json.createObjectBuilder();
        host.ifPresent(name -> body.add("host", name));
        port.ifPresent(number -> body.add("port", number));
        look("PUT", "/kms-host", Optional.of(body.build()));
    }

    /** Activates now: by the center with a product key, by a KMS host without. */
    public MachineResult activate() throws AgentException {
        return read(call("POST", "/activation", Optional.empty(), times.work()), AnswerReader::result);
    }

    /** What is needed to activate by proxy: installation ID, edition, state, masked key, name. */
    public ComputerInformation computerInformation() throws AgentException {
        return read(look("GET", "/computer-information", Optional.empty()), AnswerReader::computer);
    }

    /** Activates by a confirmation ID; the same one again changes nothing. */
    public MachineResult confirm(ConfirmationId confirmationId) throws AgentException {
        JsonObject body = Json.createObjectBuilder()
                .add("confirmationId", confirmationId.formatted())
                .build();
        return read(look("PUT", "/confirmation-id", Optional.of(body)), AnswerReader::result);
    }

    /**
     * Resets the timers.
     *
     * @param rearmsLeft what {@link #license} said; if it is not so any more, nothing happens and the code is {@code
     *     REARMS_DIFFER}, so that a call that is repeated uses no second rearm
     * @return the rearms that are left
     */
    public int rearm(int rearmsLeft) throws AgentException {
        JsonObject body =
                Json.createObjectBuilder().add("rearmsLeft", rearmsLeft).build();
        return read(once("POST", "/rearm", Optional.of(body), times.look()), answer -> answer.getInt("rearmsLeft"));
    }

    /**
     * The last entries of the client's event log, oldest first, as names and values.
     *
     * @param limit 1 to 1000
     */
    public List<Map<String, String>> events(int limit) throws AgentException {
        return read(look("GET", "/events?limit=" + limit, Optional.empty()), AnswerReader::events);
    }

    /** The same agent, and no other that may have come to its address. */
    AgentConnection of(PeerName machine) {
        return new AgentConnection(
                new AgentAddress(address.host(), address.port(), Optional.of(machine)), tls, times, language, clock);
    }

    void sendRevocations(X509CRL revocations) throws AgentException {
        JsonObject body = Json.createObjectBuilder()
                .add("revocations", Pem.text(revocations))
                .build();
        look("PUT", "/revocations", Optional.of(body));
    }

    PKCS10CertificationRequest requestCertificate() throws AgentException {
        return read(
                look("POST", "/certificate-request", Optional.empty()), body -> Pem.request(body.getString("request")));
    }

    void sendCertificate(X509Certificate certificate) throws AgentException {
        JsonObject body = Json.createObjectBuilder()
                .add("certificate", Pem.text(certificate))
                .build();
        look("PUT", "/certificate", Optional.of(body));
    }

    private JsonObject look(String method, String path, Optional<JsonObject> body) throws AgentException {
        return call(method, path, body, times.look());
    }

    /** Again, if the agent cut it off: what is called by this can be repeated. */
    private JsonObject call(String method, String path, Optional<JsonObject> body, Duration time)
            throws AgentException {
        long begin = System.nanoTime();
        for (int tries = 1; true; tries++) {
            try {
                return once(method, path, body, time.minusNanos(System.nanoTime() - begin));
            } catch (AgentException e) {
                Duration pause = FIRST_PAUSE
                        .multipliedBy(tries)
                        .plusNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE.toNanos()));
                boolean inTime = time.minusNanos(System.nanoTime() - begin).compareTo(pause) > 0;
                if (!e.isCutOff() || tries == TRIES || !inTime || !isPaused(pause)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isPaused(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JsonObject once(String method, String path, Optional<JsonObject> body, Duration time)
            throws AgentException {
        try (AgentCall call = new AgentCall(address, tls.get(), times.connect(), time)) {
            PeerName answers = PeerName.of(call.peer());
            if (address.machine().isPresent() && !address.machine().get().equals(answers)) {
                throw new AgentException(
                        AgentException.Reason.OTHER_MACHINE,
                        "at " + address + " is " + answers + ", not "
                                + address.machine().get(),
                        null);
            }
            return call.send(method, BASE + path, body, language);
        }
    }

    private <T> T read(JsonObject answer, Function<JsonObject, T> reader) throws AgentException {
        try {
            return reader.apply(answer);
        } catch (NullPointerException | ClassCastException | IllegalArgumentException | DateTimeException e) {
            throw new AgentException(
                    AgentException.Reason.NOT_UNDERSTOOD, "the answer of " + address + " is not understood", e);
        }
    }
}

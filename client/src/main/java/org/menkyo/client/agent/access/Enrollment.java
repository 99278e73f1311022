package org.menkyo.client.agent.access;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.Socket;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.menkyo.client.agent.trust.CertificateWriter;
import org.menkyo.client.agent.trust.EnrollmentCode;
import org.menkyo.client.agent.trust.EnrollmentProof;
import org.menkyo.client.agent.trust.PeerName;
import org.menkyo.client.agent.trust.Pem;
import org.menkyo.client.agent.trust.Tls;

/** The tool's side of an enrollment by code: two calls to the same door. */
final class Enrollment {

    private static final String BASE = "/enrollment/1";

    private final AgentAddress address;
    private final EnrollmentCode code;
    private final AgentTimes times;
    private Optional<X509Certificate> door = Optional.empty();

    /**
     * What a machine asks for.
     *
     * @param machine what it calls itself
     * @param key the key that is to be certified
     */
    record Request(PeerName machine, PublicKey key) {}

    Enrollment(AgentAddress address, EnrollmentCode code, AgentTimes times) {
        this.address = address;
        this.code = code;
        this.times = times;
    }

    /** Names the authority; the machine proves that it knows the code. */
    Request begin(X509Certificate authority) throws AgentException {
        try (AgentCall call = call()) {
            door = Optional.of(call.peer());
            EnrollmentProof proof = new EnrollmentProof(code, call.peer());
            byte[] named = Pem.encoded(authority);
            JsonObject answer = call.send(
                    "POST",
                    BASE + "/request",
                    Optional.of(Json.createObjectBuilder()
                            .add("authority", Pem.text(authority))
                            .add("proof", proof.of(EnrollmentProof.Step.AUTHORITY, List.of(named)))
                            .build()),
                    Locale.ENGLISH);
            PKCS10CertificationRequest request = Pem.request(answer.getString("request"));
            boolean known = proof.fits(
                    EnrollmentProof.Step.REQUEST, List.of(named, Pem.encoded(request)), answer.getString("proof"));
            if (!known) {
                throw codeWrong(null);
            }
            return new Request(new PeerName(answer.getString("machine")), CertificateWriter.requestedKey(request));
        } catch (AgentException e) {
            throw e.code().equals("CODE_WRONG") ? codeWrong(e) : e;
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new AgentException(
                    AgentException.Reason.NOT_UNDERSTOOD, "the answer of " + address + " is not understood", e);
        }
    }

    /** Brings the certificate. */
    void finish(X509Certificate certificate, X509CRL revocations) throws AgentException {
        try (AgentCall call = call()) {
            if (!door.orElseThrow().equals(call.peer())) {
                throw new AgentException(
                        AgentException.Reason.NOT_TRUSTED, "somebody else answers at " + address + " now", null);
            }
            EnrollmentProof proof = new EnrollmentProof(code, call.peer());
            call.send(
                    "PUT",
                    BASE + "/certificate",
                    Optional.of(Json.createObjectBuilder()
                            .add("certificate", Pem.text(certificate))
                            .add("revocations", Pem.text(revocations))
                            .add("proof", proof.of(EnrollmentProof.Step.CERTIFICATE, List.of(Pem.encoded(certificate))))
                            .build()),
                    Locale.ENGLISH);
        }
    }

    private AgentException codeWrong(AgentException cause) {
        return new AgentException(
                AgentException.Reason.CODE_WRONG, address + " does not know this enrollment code", cause);
    }

    private AgentCall call() throws AgentException {
        return new AgentCall(address, Tls.context(new AnyDoor()), times.connect(), times.look());
    }

    /** Before a machine is enrolled nobody vouches for it: the proofs do, over the certificate that was met here. */
    private static final class AnyDoor extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new UnsupportedOperationException("a tool is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException("a tool is no server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("a tool is no server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package org.menkyo.client.agent;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import org.menkyo.client.agent.trust.CertificateWriter;
import org.menkyo.client.agent.trust.Credentials;
import org.menkyo.client.agent.trust.PeerTrust;
import org.menkyo.client.agent.trust.Pem;
import org.menkyo.client.agent.trust.Role;

/** Carries out what concerns the agent's own certificate and what it believes. */
final class IdentityOperations {

    private static final String REVOCATIONS = "revocations";
    private static final String CERTIFICATE = "certificate";

    private final AgentIdentity identity;
    private final Clock clock;
    private final CertificateWriter writer;
    private Optional<KeyPair> requested = Optional.empty();

    IdentityOperations(AgentIdentity identity, Clock clock, SecureRandom random) {
        this.identity = identity;
        this.clock = clock;
        this.writer = new CertificateWriter(random);
    }

    /** Takes a later list of the authority; the same one again changes nothing. */
    JsonObjectBuilder setRevocations(AgentRequest request) throws IOException, ProblemException {
        X509CRL list = revocations(request);
        Credentials own = own(request);
        int order = CertificateWriter.number(list).compareTo(CertificateWriter.number(own.revocations()));
        if (!isOfAuthority(list, own.authority()) || order < 0) {
            throw new ProblemException(Problem.Kind.REVOCATIONS_NOT_VALID.in(request.language()));
        }
        if (order > 0) {
            identity.change(
                    there -> CertificateWriter.number(list).compareTo(CertificateWriter.number(there.revocations())) > 0
                            ? there.with(list)
                            : there);
        }
        return done();
    }

    private static X509CRL revocations(AgentRequest request) throws ProblemException {
        try {
            return Pem.revocations(JsonBody.of(request, REVOCATIONS).text(REVOCATIONS));
        } catch (IllegalArgumentException e) {
            throw JsonBody.notValid(REVOCATIONS, request.language());
        }
    }

    static boolean isOfAuthority(X509CRL list, X509Certificate authority) {
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Makes a new key and asks for its certificate. Only the latest request can be answered. */
    synchronized JsonObjectBuilder request(AgentRequest request) throws IOException, ProblemException {
        JsonBody.of(request);
        KeyPair fresh = writer.keyPair();
        requested = Optional.of(fresh);
        return Json.createObjectBuilder()
                .add("request", Pem.text(writer.request(own(request).name(), fresh)));
    }

    /** Takes the certificate of the key that was made last. */
    synchronized JsonObjectBuilder setCertificate(AgentRequest request) throws IOException, ProblemException {
        X509Certificate certificate = certificate(request);
        Credentials own = own(request);
        boolean isThere = certificate.equals(own.certificate());
        if (isThere) {
            return done();
        }
        KeyPair keys = requested
                .filter(pair -> pair.getPublic().equals(certificate.getPublicKey()))
                .orElseThrow(() -> notValid(request));
        requireOwn(certificate, own, request);
        identity.change(there -> there.renewed(keys.getPrivate(), certificate));
        requested = Optional.empty();
        return done();
    }

    private void requireOwn(X509Certificate certificate, Credentials own, AgentRequest request)
            throws ProblemException {
        try {
            boolean sameName = new PeerTrust(own.authority(), own::revocations, Role.AGENT, clock)
                    .require(certificate)
                    .equals(own.name());
            if (!sameName) {
                throw notValid(request);
            }
        } catch (CertificateException e) {
            throw notValid(request);
        }
    }

    private static X509Certificate certificate(AgentRequest request) throws ProblemException {
        try {
            return Pem.certificate(JsonBody.of(request, CERTIFICATE).text(CERTIFICATE));
        } catch (IllegalArgumentException e) {
            throw JsonBody.notValid(CERTIFICATE, request.language());
        }
    }

    private Credentials own(AgentRequest request) throws IOException, ProblemException {
        return identity.load()
                .orElseThrow(() -> new ProblemException(Problem.Kind.NOT_ENROLLED.in(request.language())));
    }

    private static ProblemException notValid(AgentRequest request) {
        return new ProblemException(Problem.Kind.CERTIFICATE_NOT_VALID.in(request.language()));
    }

    private static JsonObjectBuilder done() {
        return Json.createObjectBuilder().add("done", true);
    }
}
